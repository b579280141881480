/** Entries of lists, each about 500 bytes long. */

const names = ['Maya Lindqvist', 'Tomás Rivera', 'Priya Nair', 'Aiko Tanaka'] as const;
const nameOf = (id: number): string => names[id % names.length] ?? '';

export const person = (id: number) => {
  const [first = '', last = ''] = nameOf(id).split(' ');
  return {
    id: 1 + (id % names.length),
    email: `${first}@example.com`.toLowerCase(),
    first_name: first,
    last_name: last,
    photo: '',
    status: 'active',
  };
};

const about = (id: number) => ({
  id,
  name: `Onboarding – team ${id}`,
  is_active: id % 7 !== 0,
  description: 'From the first call to the first week: who, what and when.',
  tasks_count: 6,
});

const field = (id: number) => ({
  name: 'Full name',
  description: 'As in the passport',
  type: 'string',
  is_required: true,
  api_name: `string-field-${id}`,
});

/** A workflow in the documented list. */
export const workflowEntry = (id: number) => ({
  ...about(id),
  performers_count: 3,
  run_allowed: [person(id)],
  urls: ['trello.com'],
  kickoff: { id, description: '', fields: [{ ...field(id), selections: [] }] },
});

/** A template in today's list. */
export const templateEntry = (id: number) => ({
  ...about(id),
  wf_name_template: null,
  is_public: false,
  is_embedded: false,
  is_editable: true,
  owners: [{ api_name: `owner-${id}`, role: 'owner', type: 'user', source_id: '1' }],
  kickoff: {
    fields: [{ ...field(id), is_hidden: false, default: '', order: 1 }],
    fieldsets: [],
  },
});

const time = 1_795_000_000;

/** A run in today's list. */
export const runEntry = (id: number) => ({
  id,
  name: `Onboarding of ${nameOf(id)}, ${id}`,
  status: 0,
  template: { id: 1 + (id % 20), name: `Onboarding – team ${1 + (id % 20)}`, is_active: true },
  is_urgent: false,
  finalizable: true,
  date_created_tsp: time - id,
  workflow_starter: 1,
  owners: [1],
  tasks: [
    {
      id: 10 * id,
      api_name: `task-${id}`,
      name: 'Prepare the place of work',
      number: 2,
      status: 'active',
      date_started_tsp: time - id,
      due_date_tsp: null,
      performers: [{ source_id: 1, type: 'user', is_completed: false }],
    },
  ],
  fields: [],
});

/** A task of mine in today's list. */
export const taskEntry = (id: number) => ({
  id,
  name: `Prepare the place of work ${id}`,
  workflow_name: `Onboarding of ${nameOf(id)}, ${id}`,
  template_id: 1 + (id % 20),
  template_task_api_name: 'task-1',
  status: 'active',
  is_urgent: false,
  date_started_tsp: time - id,
  date_completed_tsp: null,
  due_date_tsp: time + 86_400 * (id % 30),
});
