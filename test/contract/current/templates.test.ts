import assert from 'node:assert/strict';
import { type Member, emailOf } from '../../support/members.ts';
import { assertInvalid } from './answers.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';

interface Page {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly Json[];
}
interface Kickoff {
  readonly fields: readonly Json[];
  readonly fieldsets: readonly (Json & { readonly fields: readonly Json[] })[];
}

/** Facts §3.1. */
describe('Today’s list of templates', () => {
  const sandbox = useCurrentSandbox();
  const list = async (query = '', as: Member = 'maya'): Promise<readonly Json[]> =>
    (await sandbox().read(`/templates${query}`, as)) as readonly Json[];
  const page = async (query: string): Promise<Page> =>
    (await sandbox().read(`/templates${query}`)) as Page;
  const ids = async (query = '', as: Member = 'maya'): Promise<readonly unknown[]> =>
    (await list(query, as)).map(({ id }) => id);
  const one = async (id: number, as: Member = 'maya'): Promise<Json> => {
    const found = (await list('', as)).find((each) => each.id === id);
    assert.ok(found);
    return found;
  };
  const kickoff = async (id: number): Promise<Kickoff> => (await one(id)).kickoff as Kickoff;

  const mine = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 15, 16, 12, 13];

  it('has the active ones first, then by id (§3.1 ordering: none)', async () => {
    assert.deepEqual(await ids(), mine);
  });

  it('has only those for which the key’s person has a role, in person or by group (§3.1)', async () => {
    assert.deepEqual(await ids('', 'jonas'), [2, 3, 4, 9, 11, 15, 12, 13]);
    assert.deepEqual(await ids('', 'aiko'), [2, 4, 5, 6, 7, 14, 15, 17, 13]);
  });

  it('is not longer for the owner of the account (§3.1)', async () => {
    assert.ok(!(await ids('', 'tomas')).includes(11));
  });

  it('is a bare list without a limit, or with 0 (§3.1)', async () => {
    assert.ok(Array.isArray(await sandbox().read('/templates')));
    assert.ok(Array.isArray(await sandbox().read('/templates?limit=0')));
  });

  it('ignores an offset without a limit (§3.1)', async () => {
    assert.deepEqual(await ids('?offset=5'), mine);
  });

  it('is a page with a limit, with the addresses of the pages beside it (§3.1)', async () => {
    const { origin } = sandbox().process;
    const first = await page('?limit=6&is_active=true');
    assert.deepEqual(
      [first.count, first.next, first.previous, first.results.length],
      [13, `${origin}/templates?is_active=true&limit=6&offset=6`, null, 6],
    );
    const second = await page('?limit=6&is_active=true&offset=6');
    assert.equal(second.previous, `${origin}/templates?is_active=true&limit=6`);
    const last = await page('?limit=6&is_active=true&offset=12');
    assert.deepEqual([last.next, last.results.length], [null, 1]);
  });

  it('has no longest page (§3.1)', async () => {
    assert.equal((await page('?limit=100000')).results.length, 15);
  });

  it('can be of active or inactive ones (§3.1 is_active)', async () => {
    assert.deepEqual(await ids('?is_active=false'), [12, 13]);
    assert.equal((await ids('?is_active=True')).length, 13);
  });

  it('can be of public ones (§3.1 is_public)', async () => {
    assert.deepEqual(await ids('?is_public=true'), [16]);
  });

  it('is ordered by name or date with the active ones first all the same (§3.1)', async () => {
    const byName = [4, 16, 15, 6, 5, 8, 1, 2, 14, 10, 7, 9, 3];
    assert.deepEqual(await ids('?ordering=name'), [...byName, 13, 12]);
    assert.deepEqual(await ids('?ordering=-name'), [...byName.toReversed(), 12, 13]);
    const byDate = [1, 2, 3, 4, 5, 6, 9, 8, 10, 14, 15, 16, 7];
    assert.deepEqual(await ids('?ordering=date'), [...byDate, 13, 12]);
    assert.deepEqual(await ids('?ordering=-date'), [...byDate.toReversed(), 12, 13]);
  });

  it('is ordered by usage, and only then has workflows_count (§3.1)', async () => {
    const byUsage = await list('?ordering=-usage');
    assert.deepEqual(
      byUsage.slice(0, 3).map(({ id, workflows_count: count }) => [id, count]),
      [
        [7, 2],
        [1, 1],
        [2, 0],
      ],
    );
    assert.equal((await ids('?ordering=usage')).at(12), 7);
    assert.ok(!('workflows_count' in (await one(7))));
  });

  it('finds whole words in names, descriptions and tasks, joined by or (§3.1)', async () => {
    assert.deepEqual(await ids('?search=onboarding'), [1]);
    assert.deepEqual(await ids('?search=ONBOARDING+escalation'), [1, 5]);
    assert.deepEqual(await ids('?search=pager'), [10]);
    assert.deepEqual(await ids('?search=the'), [], 'says nothing');
  });

  it('finds owners by name and e-mail only where they search themselves (§3.1)', async () => {
    assert.deepEqual(await ids('?search=Okafor'), []);
    const own = (search: string, as: Member) => ids(`?search=${search}`, as);
    assert.deepEqual(await own('Okafor', 'samuel'), [1, 3]);
    assert.deepEqual(await own(emailOf('samuel'), 'samuel'), [1, 3]);
    assert.deepEqual(await own('samuel.okafor', 'samuel'), []);
  });

  it('finds a word with a hyphen as one (§3.1)', async () => {
    assert.deepEqual((await ids('?search=on-call')).toSorted(), [10, 2]);
    assert.ok((await ids('?search=call')).includes(10));
    assert.deepEqual(await ids('?search=pre-call'), []);
  });

  it('finds other forms of a word, but no beginnings (§3.1)', async () => {
    assert.ok((await ids('?search=releasing')).includes(7));
    assert.deepEqual(await ids('?search=onboard'), [1]);
    assert.deepEqual(await ids('?search=onboa'), []);
  });

  it('drops two spaces in a row, so that the words become one (§3.1)', async () => {
    assert.deepEqual(await ids('?search=onboarding++escalation'), []);
  });

  it('has the best fit first when searching (§3.1)', async () => {
    assert.equal((await ids('?search=release+branch+changelog&ordering=date'))[0], 7);
  });

  for (const [query, name] of [
    ['ordering=id', 'ordering'],
    ['is_active=maybe', 'is_active'],
    ['is_public=2', 'is_public'],
    ['limit=-1', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&offset=x', 'offset'],
  ] as const) {
    it(`cannot be had with ${query} (§1.1, §3.1)`, async () => {
      assertInvalid(await sandbox().ask(`/templates?${query}`), { name });
    });
  }

  it('has exactly these properties (§3.1)', async () => {
    const { kickoff: form, owners, ...rest } = await one(10);
    assert.deepEqual(rest, {
      id: 10,
      name: 'on-call handover',
      wf_name_template: null,
      description: 'Every Monday at 09:00 UTC: the pager changes hands. Takes ten minutes.',
      tasks_count: 3,
      is_active: true,
      is_public: false,
      is_embedded: false,
      is_editable: true,
    });
    assert.deepEqual(form, { fields: [], fieldsets: [] });
    assert.deepEqual(
      (owners as readonly Json[]).map(({ role, type, source_id: id }) => [role, type, id]),
      [
        ['owner', 'user', '1'],
        ['starter', 'group', '1'],
      ],
    );
    const names = (owners as readonly Json[]).map(({ api_name: name }) => name);
    assert.equal(new Set(names).size, 2);
  });

  it('says who may open the editor: admins who are owners (§3.1 is_editable)', async () => {
    assert.equal((await one(7)).is_editable, true);
    assert.equal((await one(3)).is_editable, false);
    assert.equal((await one(4, 'jonas')).is_editable, false);
  });

  it('has the name template of those that have one (§3.1 wf_name_template)', async () => {
    assert.equal((await one(7)).wf_name_template, 'Harbormaster {{release-version}}');
  });

  it('has fields in descending order, which is that of the form (§3.1)', async () => {
    const { fields } = await kickoff(7);
    assert.equal(fields[0]?.api_name, 'release-version');
    assert.deepEqual(
      fields.map(({ order }) => order),
      [8, 7, 6, 5, 4, 3, 2, 1],
    );
  });

  it('has fields with exactly these properties (§3.1 F)', async () => {
    const { fields } = await kickoff(14);
    assert.deepEqual(fields[0], {
      name: 'Marina',
      description: '',
      type: 'dropdown',
      is_required: true,
      is_hidden: false,
      api_name: 'marina',
      default: '',
      order: 10,
      selections: [
        'Test marina',
        'Not in this list',
        ...['Porto Velho', 'Lilla Bommen', 'Marina Azul', 'Kontiki Bay', 'Nordhavn'],
      ],
      dataset: 1,
    });
    assert.deepEqual(fields.at(-1), {
      name: 'Source',
      description: '',
      type: 'string',
      is_required: false,
      is_hidden: true,
      api_name: 'source',
      default: 'web',
      order: 1,
    });
  });

  it('has texts as selections, and a dataset of null without one (§3.1 F)', async () => {
    const { fields } = await kickoff(7);
    const { selections, dataset } = fields[1] ?? {};
    assert.deepEqual([selections, dataset], [['Patch', 'Minor', 'Major'], null]);
  });

  it('has selections and dataset on fields of choice only (§3.1 F)', async () => {
    const { fields } = await kickoff(7);
    assert.deepEqual(
      fields.map((field) => ['selections' in field, 'dataset' in field]),
      [false, true, true, false, false, false, false, true].map((has) => [has, has]),
    );
  });

  it('has sets of fields with exactly these properties, newest first (§3.1 FS, §10)', async () => {
    const { fieldsets } = await kickoff(14);
    const { fields, ...budget } = fieldsets[1] ?? { fields: [] };
    assert.deepEqual(budget, {
      title: 'How is the budget split?',
      order: 7,
      description: 'In percent. Leave all three empty if it is not known yet.',
      api_name: 'fieldset-budget',
      shared_fieldset_id: 141,
      name: 'Budget',
      label_position: 'top',
      layout: 'horizontal',
      rules: [
        {
          type: 'sum_equal',
          value: '100',
          api_name: 'rule-hundred',
          fields: ['share-hardware', 'share-software', 'share-training'],
        },
      ],
    });
    assert.equal(fields.length, 3);
    assert.deepEqual(
      fieldsets.map(({ api_name: name, order }) => [name, order]),
      [
        ['fieldset-site', 5],
        ['fieldset-budget', 7],
      ],
    );
  });

  it('has objects as selections in sets, without those of the dataset (§3.1 F′)', async () => {
    const { fieldsets } = await kickoff(14);
    const power = fieldsets[0]?.fields[0];
    assert.equal(power?.dataset, 2);
    const selections = power.selections as readonly Json[];
    assert.deepEqual(
      selections.map((selection) => [selection.value, typeof selection.api_name]),
      [
        ['None', 'string'],
        ['By the hour', 'string'],
      ],
    );
  });
});
