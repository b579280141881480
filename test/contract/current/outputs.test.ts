import assert from 'node:assert/strict';
import { emailOf, keyOf } from '../../support/members.ts';
import { assertImpossible, assertInvalid } from './answers.ts';
import { type Json, taskPath, tasksOf, useCurrentSandbox } from './currentSandbox.ts';

interface Checklist {
  readonly id: number;
  readonly selections: readonly { readonly id: number }[];
}
interface FieldSet extends Json {
  readonly fields: readonly Json[];
}

/** Facts §3.6, §4: the values that complete a task, type by type. */
describe('What a task of today’s dialect asks for', () => {
  const sandbox = useCurrentSandbox();

  /** A run at its survey, without open checklist items. */
  const survey = async (): Promise<Json> => {
    const kickoff = { boat: 'Seabird', when: 'Now', helper: 'Night shift' };
    const run = await sandbox().launch(17, { kickoff }, 'tomas');
    const { checklists } = (await sandbox().read(taskPath(run, 3))) as Json;
    for (const { id, selections } of checklists as readonly Checklist[]) {
      for (const item of selections) {
        const path = `/v2/tasks/checklists/${id}/mark`;
        assert.equal((await sandbox().send(path, { selection_id: item.id })).status, 200);
      }
    }
    return run;
  };
  const complete = (run: Json, output: Json) =>
    sandbox().send(`${taskPath(run, 3)}/complete`, { output });
  /** The task's value of a field after completing it with this value. */
  const kept = async (name: string, value: unknown): Promise<Json> => {
    const { status, body } = await complete(await survey(), { [name]: value });
    assert.equal(status, 200, JSON.stringify(body));
    const { output, fieldsets } = body as {
      readonly output: readonly Json[];
      readonly fieldsets: readonly FieldSet[];
    };
    const all = [...output, ...fieldsets.flatMap(({ fields }) => fields)];
    const found = all.find(({ api_name: each }) => each === name);
    assert.ok(found);
    return found;
  };
  const texts = async (name: string, value: unknown): Promise<readonly unknown[]> => {
    const field = await kept(name, value);
    return [field.value, field.markdown_value, field.clear_value];
  };
  const refused = async (name: string, value: unknown, reason: RegExp): Promise<void> => {
    assertInvalid(await complete(await survey(), { [name]: value }), { api_name: name }, reason);
  };

  it('can be a radio, a dropdown and a checkbox: texts of options (§3.6, §4.1)', async () => {
    assert.deepEqual(await texts('hull', 'Scratched'), Array(3).fill('Scratched'));
    assert.equal((await kept('place', 'Nordhavn')).value, 'Nordhavn');
    assert.deepEqual(await texts('to-do', ['Polish', 'Anodes']), Array(3).fill('Polish, Anodes'));
    await refused('hull', 'scratched', /no such option/);
    await refused('to-do', ['Paint'], /do not exist/);
  });

  it('can be a date: Unix seconds, shown as a day and a time (§3.6, §4.1)', async () => {
    const shown = 'Sep 21, 2026, 02:13PM';
    assert.deepEqual(await texts('surveyed', 1_790_000_000), ['1790000000', shown, shown]);
    await refused('surveyed', '1790000000', /Unix seconds/);
  });

  it('can be a url, shown as a link that is called like the field (§3.6, §4.1)', async () => {
    const url = 'https://builder.example/seabird';
    assert.deepEqual(await texts('model', url), [url, `[Page of the builder](${url})`, url]);
    await refused('model', 'not an address', /web address/);
  });

  it('can be files that have been uploaded (§3.6, §3.9, §4.1)', async () => {
    await sandbox().read('/auth/context');
    const body = new FormData();
    body.append('file', new Blob(['x']), 'keel.txt');
    const answer = await fetch(`${sandbox().process.origin}/files/upload`, {
      ...{ method: 'POST', body, headers: { Authorization: `Bearer ${keyOf('maya')}` } },
    });
    const { public_url: url } = (await answer.json()) as Json;
    const link = `[keel.txt](${String(url)})`;
    assert.deepEqual(await texts('pictures', [link, ' ']), [url, link, url]);
  });

  it('that is a required list of files may not be blanks only (§4.1 file, MSG_PW_0036)', async () => {
    await refused('pictures', [' ', ''], /Markdown links/);
    await refused('pictures', [], /required/);
  });

  it('can be a member or a group (§3.6, §4.1)', async () => {
    const user = await kept('repairs', emailOf('jonas'));
    assert.deepEqual([user.value, user.user_id, user.group_id], ['Jonas Weber', 4, null]);
    const group = await kept('repairs', 'customer care');
    assert.deepEqual([group.value, group.user_id, group.group_id], ['Customer care', null, 2]);
    await refused('repairs', 'nobody@blueharbor.example', /no such person/);
  });

  it('decides who works on the next task (§3.6)', async () => {
    const run = await survey();
    assert.equal((await complete(run, { repairs: emailOf('jonas') })).status, 200);
    const { performers } = (await sandbox().read(taskPath(run, 4), 'tomas')) as Json;
    assert.deepEqual(
      (performers as readonly Json[]).map(({ type, source_id: id }) => [type, id]).toSorted(),
      [
        ['group', 1],
        ['user', 4],
      ],
    );
  });

  it('comes in sets, too: with exactly these properties (§3.6 fieldsets)', async () => {
    const run = await survey();
    const { fieldsets } = (await sandbox().read(taskPath(run, 3))) as Json;
    const [set, ...others] = fieldsets as readonly FieldSet[];
    assert.equal(others.length, 0);
    const { id, fields, ...rest } = set ?? { fields: [] };
    assert.equal(typeof id, 'number');
    assert.deepEqual(rest, {
      api_name: 'fieldset-costs',
      name: 'Costs',
      title: 'Who pays for the repairs?',
      description: 'In percent. Leave both empty if nothing is broken.',
      order: 3,
      label_position: 'top',
      layout: 'horizontal',
    });
    assert.deepEqual(
      fields.map(({ api_name: name, value }) => [name, value]),
      [
        ['by-owner', ''],
        ['by-insurance', ''],
      ],
    );
    assert.equal((await kept('by-owner', '100')).value, '100');
  });

  it('must keep to the sums of its sets; the answer names no field (§3.6, MSG_FS_0002)', async () => {
    const run = await survey();
    const wrong = { 'by-owner': '60', 'by-insurance': '30' };
    assertImpossible(await complete(run, wrong), /add up to 100/);
    assertImpossible(await complete(run, { 'by-owner': '60' }), /add up to 100/);
    assertInvalid(await complete(run, { 'by-owner': 'x' }), { api_name: 'by-owner' });
    const right = { 'by-owner': '60', 'by-insurance': '40' };
    assert.equal((await complete(run, right)).status, 200);
  });

  it('is shown by the event of its completion, sets included (§3.5 output)', async () => {
    const run = await survey();
    await complete(run, { hull: 'Sound', 'by-owner': '100' });
    const path = `/workflows/${String(run.id)}/events`;
    const events = (await sandbox().read(path, 'tomas')) as readonly Json[];
    const { output, fieldsets } = events.find(({ type }) => type === 3)?.task as {
      readonly output: readonly Json[];
      readonly fieldsets: readonly FieldSet[];
    };
    assert.equal(output[0]?.value, 'Sound');
    assert.equal(fieldsets[0]?.fields[0]?.value, '100');
  });

  it('may be explained with mentions, items to tick off and attachments (§4.4)', async () => {
    const run = await survey();
    const { description } = (await sandbox().read(taskPath(run, 3))) as Json;
    const lines = String(description).split('\n');
    assert.match(String(lines[0]), /\*\*Seabird\*\*.*\[Tomás Rivera\|2\]/);
    assert.equal(lines[2], '[clist:clist-survey|cl-keel]Keel and rudder[/clist]');
    assert.match(
      String(lines.at(-1)),
      /!\[Yard plan\.png\]\(https:\S+ "attachment_id:12 entityType:image"\)$/,
    );
    assert.equal(tasksOf(run).find(({ number }) => number === 3)?.checklists_total, 2);
  });
});
