import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { readEntry, unreadable } from '../../../src/api/entries.ts';
import { startsWithDays } from '../../../src/api/current/form.ts';
import { dependsOnZone, usualListed } from '../../../src/api/current/listedTemplate.ts';
import { listedWorkflow } from '../../../src/api/current/listedWorkflow.ts';
import { runSchema } from '../../../src/api/current/runs/schema.ts';
import { usualRun } from '../../../src/api/current/runs/usualRun.ts';
import { templateSchema } from '../../../src/api/current/schema.ts';
import { usualTemplate } from '../../../src/api/current/usualTemplate.ts';
import { listedWorkflows } from '../../../src/api/documented/listedWorkflow.ts';
import { usualWorkflow } from '../../../src/api/documented/usualWorkflow.ts';
import type { Workflow } from '../../../src/core/workflows/workflow.ts';
import { wireRun } from '../../support/samples/wireRuns.ts';
import { wireField, wireTemplate } from '../../support/samples/wireTemplates.ts';

/** Values that come in place of the expected ones. */
const odd = fc.oneof(
  fc.constantFrom(
    null,
    '',
    0,
    -0,
    1,
    1.5,
    1e300,
    true,
    'true',
    '0',
    ' 6 ',
    'x\u202ey',
    '👩',
    [],
    {},
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** One of these values; now and then an odd one, or none at all. */
const mostly = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: odd });
const text = mostly(fc.string({ unit: 'grapheme', maxLength: 8 }));
const id = mostly(fc.oneof(fc.nat(), fc.string({ minLength: 1, maxLength: 4 })));
const flag = mostly(fc.boolean());
const count = mostly(fc.nat(20));
const listOf = (item: fc.Arbitrary<unknown>) => mostly(fc.array(mostly(item), { maxLength: 3 }));

/** An object with some of the properties, since each may be missing. */
const some = (properties: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record({ ...properties, more: odd }, { requiredKeys: [] });

const base = {
  id,
  name: text,
  description: text,
  is_active: flag,
  finalizable: flag,
  performers_count: count,
  tasks_count: count,
};
const baseField = { api_name: id, name: text, description: text, type: text, is_required: flag };

const documented = some({
  ...base,
  run_allowed: listOf(
    some({ id, email: text, first_name: text, last_name: text, photo: text, status: text }),
  ),
  urls: listOf(text),
  kickoff: mostly(
    some({
      description: text,
      fields: listOf(some({ ...baseField, selections: listOf(some({ id, value: text })) })),
    }),
  ),
});

const field = some({
  ...baseField,
  type: fc.oneof(text, fc.constant('date')),
  is_hidden: flag,
  order: count,
  default: text,
  dataset: id,
  selections: listOf(fc.oneof(text, some({ id, api_name: id, value: text }))),
});
const current = some({
  ...base,
  wf_name_template: text,
  template_owners: mostly(fc.constant([])),
  owners: listOf(some({ type: text, source_id: id, role: text })),
  kickoff: mostly(
    some({
      description: text,
      fields: listOf(field),
      fieldsets: listOf(
        some({
          api_name: text,
          title: text,
          name: text,
          description: text,
          order: count,
          fields: listOf(field),
          rules: listOf(some({ type: text, value: text, fields: listOf(id) })),
        }),
      ),
    }),
  ),
});

const time = mostly(fc.nat());
const run = some({
  id,
  name: text,
  description: text,
  status: count,
  template: mostly(some({ id, name: text })),
  is_urgent: flag,
  finalizable: flag,
  date_created_tsp: time,
  date_completed_tsp: time,
  due_date_tsp: time,
  workflow_starter: id,
  owners: listOf(id),
  tasks: listOf(
    some({
      id,
      name: text,
      number: count,
      status: text,
      performers: listOf(some({ source_id: id, type: text, is_completed: flag })),
      date_started_tsp: time,
      date_completed_tsp: time,
      due_date_tsp: time,
      delay: mostly(some({ estimated_end_date_tsp: time })),
      checklists_total: count,
      checklists_marked: count,
    }),
  ),
  fields: listOf(some({ name: text, value: text })),
});

/** The value without properties that are undefined: a missing one means the same. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said);
  if (typeof value !== 'object' || value === null) return value;
  const properties = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(properties.map(([name, part]) => [name, said(part)]));
}

const templates = { item: templateSchema, at: '', describe: unreadable, usual: usualTemplate };
const runs = { item: runSchema, at: '', describe: unreadable, usual: usualRun };
const kinds = [
  { of: 'the list of the documented API', reading: listedWorkflows, entry: documented },
  { of: 'today’s list of templates', reading: templates, entry: current },
  { of: 'today’s list of runs', reading: runs, entry: run },
] as const;

describe('Entries that are read in plain code', () => {
  for (const { of, reading, entry } of kinds) {
    it(`are what the schema reads, in ${of}, odd ones too`, () => {
      fc.assert(
        fc.property(mostly(entry), (sent) => {
          const bySchema = readEntry<unknown, unknown>({ ...reading, usual: undefined }, sent, 3);
          const inPlainCode = readEntry<unknown, unknown>(reading, sent, 3);
          assert.deepEqual(said(inPlainCode), said(bySchema));
        }),
        { numRuns: 2000 },
      );
    });
  }

  it('have owners and form as the schema reads them, where these are read later', () => {
    fc.assert(
      fc.property(mostly(current), (sent) => {
        const later = usualListed(sent);
        if (!later) return;
        const { owners, kickoff } = later;
        const bySchema = v.parse(templateSchema, sent);
        assert.deepEqual(said({ ...later, owners, kickoff }), said(bySchema));
        const hasDays = startsWithDays(bySchema.kickoff);
        assert.ok(dependsOnZone(later) === hasDays);
      }),
      { numRuns: 2000 },
    );
  });

  it('leave nothing in memory of a form that was read for a copy', () => {
    let reads = 0;
    const sent = {
      ...wireTemplate(1, []),
      get kickoff() {
        reads += 1;
        return {};
      },
    };
    const template = usualListed(sent);
    assert.ok(template);
    const form = { description: '', fields: [] };
    const listed = listedWorkflow(({ kickoff }) => ({ ...form, description: kickoff.description }));
    const workflow = listed(template);
    const copy = () =>
      Object.defineProperties({}, Object.getOwnPropertyDescriptors(workflow)) as Workflow;
    assert.deepEqual([copy().form, reads], [form, 1]);
    assert.deepEqual([copy().form, reads], [form, 2]);
    // Once its own form is read, that is what stays.
    assert.deepEqual([workflow.form, workflow.form, reads], [form, form, 3]);
  });

  it('need no schema where they look as usual', () => {
    const person = {
      id: 1,
      email: 'a@b.c',
      first_name: 'A',
      last_name: 'B',
      photo: '',
      status: '',
    };
    const fields = [wireField('radio', { selections: [{ id: 1, value: 'Yes' }] })];
    const listed = { id: 1, name: 'Onboarding', run_allowed: [person], kickoff: { fields } };
    assert.ok(usualWorkflow(listed));
    const owners = [{ type: 'user', source_id: '1', role: 'owner' }];
    const fieldsets = [{ api_name: 'set', title: 'Set', fields, rules: [] }];
    assert.ok(usualTemplate(wireTemplate(1, fields, { owners, kickoff: { fields, fieldsets } })));
    assert.ok(usualRun(wireRun(1)));
  });
});
