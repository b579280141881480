import assert from 'node:assert/strict';
import { emailOf } from '../../support/members.ts';
import { assertInvalid, assertNothingThere } from './answers.ts';
import { type Json, taskPath, useCurrentSandbox } from './currentSandbox.ts';

interface Field {
  readonly api_name: string;
  readonly selections?: readonly unknown[];
}

interface Checklist {
  readonly id: number;
  readonly selections: readonly { readonly id: number }[];
}

interface Template {
  readonly id: number;
  readonly owners: readonly Json[];
  readonly kickoff: {
    readonly fields: readonly (Field & Json)[];
    readonly fieldsets?: readonly unknown[];
  };
}

const marina = 14;
const ask = [
  {
    generation: 'v4.2',
    selections: 'objects',
    ...{ role: false, hidden: false },
    ...{ dataset: false, fieldsets: false, datasets: 404, attachments: 404 },
    season: 'selection-14009',
    services: ['selection-14006', 'selection-14007'],
    guide: 5,
  },
  {
    generation: 'v5',
    selections: 'objects',
    ...{ role: true, hidden: true },
    ...{ dataset: false, fieldsets: false, datasets: 404, attachments: 404 },
    season: 'selection-14009',
    services: ['selection-14006', 'selection-14007'],
    guide: emailOf('aiko'),
  },
  {
    generation: 'v6',
    selections: 'texts',
    ...{ role: true, hidden: true },
    ...{ dataset: true, fieldsets: false, datasets: 200, attachments: 404 },
    season: 'Low season',
    services: ['Fuel', 'Wi-Fi'],
    guide: emailOf('aiko'),
  },
  {
    generation: 'v7',
    selections: 'texts',
    ...{ role: true, hidden: true },
    ...{ dataset: true, fieldsets: true, datasets: 200, attachments: 200 },
    season: 'Low season',
    services: ['Fuel', 'Wi-Fi'],
    guide: emailOf('aiko'),
  },
] as const;

/** Facts §0, §5.4. */
for (const expected of ask) {
  describe(`A server of the generation ${expected.generation} (§0)`, () => {
    const sandbox = useCurrentSandbox({ generation: expected.generation });
    const template = async (): Promise<Template> => {
      const all = (await sandbox().read('/templates')) as readonly Template[];
      const found = all.find(({ id }) => id === marina);
      assert.ok(found);
      return found;
    };
    const field = async (name: string): Promise<Field & Json> => {
      const found = (await template()).kickoff.fields.find((each) => each.api_name === name);
      assert.ok(found);
      return found;
    };
    const values = {
      marina: expected.selections === 'texts' ? 'Test marina' : 'selection-14001',
      ...{ contact: 'Ole', season: expected.season, services: expected.services },
      guide: expected.guide,
    };

    it('lists selections as it does', async () => {
      const [first] = (await field('season')).selections ?? [];
      if (expected.selections === 'texts') assert.equal(first, 'High season');
      else assert.deepEqual(first, { value: 'High season', api_name: 'selection-14008' });
    });

    it('has those keys that it knows', async () => {
      const { owners, kickoff } = await template();
      assert.equal('role' in (owners[0] ?? {}), expected.role);
      assert.equal('is_hidden' in (await field('contact')), expected.hidden);
      assert.equal('dataset' in (await field('season')), expected.dataset);
      assert.ok(!('selections' in (await field('contact'))));
      assert.equal('fieldsets' in kickoff, expected.fieldsets);
    });

    it('has those endpoints that it knows', async () => {
      const status = async (path: string): Promise<number> => (await sandbox().ask(path)).status;
      assert.equal(await status('/datasets?limit=1'), expected.datasets);
      assert.equal(await status('/attachments?limit=1'), expected.attachments);
      if (expected.attachments === 404) {
        assertNothingThere(await sandbox().ask('/files/upload', 'maya', { method: 'POST' }));
      }
    });

    it('takes selections and people as it wants them', async () => {
      const run = await sandbox().launch(marina, { kickoff: values });
      const { output, fieldsets } = run.kickoff as {
        readonly output: readonly Json[];
        readonly fieldsets: readonly { readonly fields: readonly Json[] }[];
      };
      const all = [...output, ...fieldsets.flatMap(({ fields }) => fields)];
      const shown = new Map(all.map((each) => [each.api_name, each]));
      assert.equal(shown.get('season')?.value, 'Low season');
      assert.equal(shown.get('services')?.value, 'Fuel, Wi-Fi');
      assert.equal(shown.get('guide')?.user_id, 5);
    });

    if (expected.attachments === 404) {
      it('takes files in three steps, and then by their number (§3.9)', async () => {
        const announced = await sandbox().send('/workflows/attachments', {
          ...{ filename: 'map.txt', content_type: 'text/plain', size: 3, thumbnail: false },
        });
        const { id, file_upload_url: address } = announced.body as Json;
        assert.equal(announced.status, 200);
        const put = await fetch(String(address), { method: 'PUT', body: 'map' });
        assert.equal(put.status, 200);
        const path = `/workflows/attachments/${String(id)}/publish`;
        const published = (await sandbox().send(path, {})).body as Json;
        assert.deepEqual(
          [published.id, published.name, published.size, published.thumbnail_url],
          [id, 'map.txt', 3, null],
        );
        for (const map of [[id], [String(id)]]) {
          const run = await sandbox().launch(marina, { kickoff: { ...values, map } });
          const { output } = run.kickoff as { readonly output: readonly Json[] };
          const shown = output.find(({ api_name: name }) => name === 'map');
          assert.match(String(shown?.markdown_value), /^\[map\.txt\]\(http/);
        }
        for (const map of [[9999], ['[map.txt](https://elsewhere.example/x)'], id]) {
          const answer = await sandbox().run(marina, { kickoff: { ...values, map } });
          assertInvalid(answer, { api_name: 'map' });
        }
      });
    }

    it('keeps what a completion leaves out since v7.1, and takes it for empty before (§3.6)', async () => {
      const all = (await sandbox().read('/templates', 'tomas')) as readonly Template[];
      const storage = all.find(({ id }) => id === 17)?.kickoff.fields ?? [];
      const now = storage.find((each) => each.api_name === 'when')?.selections?.[0];
      const when = typeof now === 'string' ? now : (now as Json).api_name;
      const kickoff = { boat: 'Seabird', when, helper: expected.guide };
      const run = await sandbox().launch(17, { kickoff }, 'tomas');
      await sandbox().send(`${taskPath(run, 2)}/complete`, {}, 'aiko');
      const path = taskPath(run, 3);
      const task = (await sandbox().read(path)) as Json;
      assert.equal('fieldsets' in task, expected.fieldsets);
      for (const { id, selections } of task.checklists as readonly Checklist[]) {
        for (const item of selections) {
          await sandbox().send(`/v2/tasks/checklists/${id}/mark`, { selection_id: item.id });
        }
      }
      const answer = await sandbox().send(`${path}/complete`, { output: { remarks: 'Sound' } });
      if (expected.fieldsets) assert.equal(answer.status, 200);
      else assertInvalid(answer, { api_name: 'pictures' }, /required/);
    });

    it('refuses what others want', async () => {
      for (const other of ask) {
        const { season, guide } = other;
        if (season !== expected.season) {
          const answer = await sandbox().run(marina, { kickoff: { ...values, season } });
          assertInvalid(answer, { api_name: 'season' });
        }
        if (guide !== expected.guide) {
          const answer = await sandbox().run(marina, { kickoff: { ...values, guide } });
          assertInvalid(answer, { api_name: 'guide' });
        }
      }
      const byId = await sandbox().run(marina, { kickoff: { ...values, season: 14_009 } });
      assertInvalid(byId, { api_name: 'season' });
    });
  });
}
