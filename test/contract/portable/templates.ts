import type { Json } from './server.ts';
import type { Person, World } from './world.ts';

/** A start condition: without one, a task never starts. */
const startsAfter = (task: string | null): Json => ({
  order: 1,
  action: 'start_task',
  rules: [
    {
      predicates: [
        {
          field_type: task === null ? 'kickoff' : 'task',
          field: task,
          operator: 'completed',
          value: null,
        },
      ],
    },
  ],
});

const holder = (role: string, person: Person | undefined): readonly Json[] =>
  person ? [{ role, type: 'user', source_id: String(person.id) }] : [];

const fields: readonly Json[] = [
  { type: 'string', name: 'Title', api_name: 'title', is_required: true },
  { type: 'user', name: 'Person', api_name: 'person', is_required: true },
  { type: 'text', name: 'Notes', api_name: 'notes' },
  { type: 'number', name: 'Size', api_name: 'size' },
  { type: 'date', name: 'Day', api_name: 'day' },
  { type: 'url', name: 'Site', api_name: 'site' },
  { type: 'file', name: 'Plan', api_name: 'plan' },
  { type: 'dropdown', name: 'Place', api_name: 'place', selections: options('Here', 'There') },
  { type: 'radio', name: 'Way', api_name: 'way', selections: options('Left', 'Right') },
  { type: 'checkbox', name: 'Parts', api_name: 'parts', selections: options('A', 'B') },
].map((field, index, { length }) => ({ ...field, order: length - index }));

function options(...values: readonly string[]): readonly Json[] {
  return values.map((value) => ({ value }));
}

const checklist = {
  api_name: 'list',
  selections: [
    { api_name: 'one', value: 'One' },
    { api_name: 'two', value: 'Two' },
  ],
} as const;

/** Every type of field, a checklist, and two tasks. */
export const everything = (name: string, people: World['people']): Json => ({
  name,
  description: 'Made by the portable contract suite.',
  is_active: true,
  finalizable: true,
  owners: [
    ...holder('owner', people.owner),
    ...holder('owner', people.admin),
    ...holder('starter', people.member),
    ...holder('viewer', people.viewer),
  ],
  kickoff: { fields },
  tasks: [
    {
      number: 1,
      name: 'First',
      api_name: 'task-first',
      description: '[clist:list|one]One[/clist]\n[clist:list|two]Two[/clist]',
      raw_performers: [{ type: 'workflow_starter', source_id: null }],
      conditions: [startsAfter(null)],
      checklists: [checklist],
      fields: [{ type: 'string', name: 'Answer', api_name: 'answer', is_required: true, order: 1 }],
    },
    {
      number: 2,
      name: 'Second',
      api_name: 'task-second',
      raw_performers: [{ type: 'workflow_starter', source_id: null }],
      conditions: [startsAfter('task-first')],
    },
  ],
});

/** A task that everybody of a group has to complete. */
export const byAll = (name: string, owner: Person, group: number): Json => ({
  name,
  is_active: true,
  finalizable: true,
  owners: holder('owner', owner),
  kickoff: { fields: [] },
  tasks: [
    {
      number: 1,
      name: 'Together',
      api_name: 'task-together',
      require_completion_by_all: true,
      raw_performers: [{ type: 'group', source_id: String(group) }],
      conditions: [startsAfter(null)],
      checklists: [],
    },
  ],
});

/** A template whose task is assigned to an optional field, so that it cannot become active. */
export const impossible = (name: string, owner: Person): Json => ({
  ...byAll(name, owner, 0),
  kickoff: { fields: [{ type: 'user', name: 'Who', api_name: 'who', order: 1 }] },
  tasks: [
    {
      number: 1,
      name: 'Only',
      api_name: 'task-only',
      raw_performers: [{ type: 'user', source_id: String(owner.id) }],
      conditions: [startsAfter(null)],
    },
  ],
});

/** A template that is saved while inactive. */
export const neverActive = (name: string, owner: Person): Json => ({
  ...impossible(name, owner),
  is_active: false,
  description: 'Not yet.',
  kickoff: { fields: fields.slice(0, 1) },
});
