import assert from 'node:assert/strict';
import type { WireCondition } from '../../../src/api/current/schema.ts';
import { fieldsOfTemplate, toConditions } from '../../../src/api/current/conditions.ts';
import { zoneNamed } from '../../support/samples/zones.ts';
import { nobody } from '../../../src/api/current/people.ts';

type Predicate = WireCondition['rules'][number]['predicates'][number];

const predicate = (field: string, operator: string, value: string, type = 'radio'): Predicate => ({
  ...{ field, operator, value },
  field_type: type,
});
const condition = (action: string, ...rules: readonly (readonly Predicate[])[]): WireCondition => ({
  action,
  rules: rules.map((predicates) => ({ predicates: [...predicates] })),
});
const selections = { items: [{ api_name: 'sel-1', value: 'High', id: '1' }], unreadable: [] };
const words = {
  fields: new Map([['f', { name: 'Risk', type: 'radio', selections }]]),
  people: { ...nobody, names: new Map([['7', 'Grace Hopper']]) },
  zone: zoneNamed('UTC'),
} as const;

describe('The conditions of a task in today’s dialect', () => {
  it('name fields and options as people do', () => {
    const wire = [condition('skip_task', [predicate('f', 'equals', 'sel-1')])];
    const checks = [{ field: 'Risk', comparison: 'equals', value: 'High' }];
    assert.deepEqual(toConditions(wire, words), [{ action: 'skip', anyOf: [checks] }]);
  });

  it('hold if all of one group do, and leave out what starts a task', () => {
    const all = [predicate('f', 'exists', ''), predicate('x', 'equals', '7', 'user')];
    const wire = [
      condition('start_task', [predicate('task-1', 'completed', '', 'task')]),
      condition('end_process', all, [predicate('f', 'something_new', 'a')], []),
    ];
    assert.deepEqual(toConditions(wire, words), [
      {
        action: 'end',
        anyOf: [
          [
            { field: 'Risk', comparison: 'exists', value: '' },
            { field: 'x', comparison: 'equals', value: 'Grace Hopper' },
          ],
          [{ field: 'Risk', comparison: 'unknown', value: 'a' }],
        ],
      },
    ]);
  });

  it('have no fields to name where the template has none', () => {
    const none = { items: [], unreadable: [] };
    const kickoff = { description: '', fields: none, fieldsets: undefined };
    assert.deepEqual([...fieldsOfTemplate({ kickoff, tasks: [] })], []);
  });
});
