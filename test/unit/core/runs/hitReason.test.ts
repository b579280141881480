import assert from 'node:assert/strict';
import { fieldId, workflowId } from '../../../../src/core/base/ids.ts';
import { fieldsToAskFor, hitReason } from '../../../../src/core/runs/hitReason.ts';
import { runOf, runTaskOf } from '../../../support/samples/runs.ts';

const run = runOf({
  name: 'Berth for Nordhavn',
  workflow: { id: workflowId('7'), name: 'Onboarding' },
  tasks: [runTaskOf(1, { name: 'Opening of the pier' })],
  listedValues: [
    { name: 'Customer', text: 'Harbor Works of Ørsted' },
    { name: 'Berths', text: '42' },
  ],
});

describe('Why a run was found', () => {
  for (const [typed, reason] of [
    ['nordhavn', { kind: 'name' }],
    ['harbor', { kind: 'value', field: 'Customer', text: 'Harbor Works of Ørsted' }],
    ['orsted', { kind: 'value', field: 'Customer', text: 'Harbor Works of Ørsted' }],
    ['42', { kind: 'value', field: 'Berths', text: '42' }],
    ['open', { kind: 'task', text: 'Opening of the pier' }],
    ['opened', { kind: 'task', text: 'Opening of the pier' }],
    ['onboarding', { kind: 'workflow', text: 'Onboarding' }],
    ['berth harbor works', { kind: 'value', field: 'Customer', text: 'Harbor Works of Ørsted' }],
    ['mooring', undefined],
    ['…', undefined],
  ] as const) {
    it(`is told for “${typed}”`, () => {
      assert.deepEqual(hitReason(run, typed), reason);
    });
  }
});

describe('The values that are asked for with a search', () => {
  const form = (...names: readonly string[]) => ({
    form: {
      description: '',
      fields: names.map((name) => ({
        id: fieldId(name),
        name,
        kind: name.startsWith('file') ? ('file' as const) : ('string' as const),
        sourceType: 'string',
        selections: [],
        required: false,
        description: '',
      })),
    },
  });

  it('are those of all forms, each field once, without files', () => {
    const asked = fieldsToAskFor([form('a', 'file-b'), form('c', 'a')]);
    assert.deepEqual(asked, ['a', 'c']);
  });

  it('are as many as an address can hold, those of the first workflows', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `field-${index}`);
    const asked = fieldsToAskFor([form(...many)]);
    assert.ok(asked.join(',').length <= 2_500);
    assert.deepEqual(asked, many.slice(0, asked.length));
    assert.ok(asked.length > 200);
  });
});
