import { type Reply, json } from '../failing/server.ts';
import type { Routes } from './wireTemplates.ts';

type Some = Readonly<Record<string, unknown>>;

/** A task of a run as today’s service has it. */
export const wireRunTask = (id: number, some: Some = {}) => ({
  id,
  name: `Task ${id}`,
  api_name: `task-${id}`,
  description: null,
  number: 1,
  delay: null,
  due_date_tsp: null,
  date_started_tsp: 1_790_000_000,
  date_completed_tsp: null,
  performers: [],
  checklists_total: 0,
  checklists_marked: 0,
  status: 'active',
  ...some,
});

/** A run as today’s service lists it. */
export const wireRun = (id: number, some: Some = {}) => ({
  id,
  name: `Run ${id}`,
  status: 0,
  description: null,
  finalizable: false,
  is_external: false,
  is_urgent: false,
  date_created_tsp: 1_790_000_000.25,
  date_completed_tsp: null,
  due_date_tsp: null,
  workflow_starter: 5,
  template: { id: 7, name: 'Release', is_active: true },
  owners: [5],
  tasks: [wireRunTask(71)],
  ...some,
});

/** The value of a run's field, as today’s service has it. */
export const wireValue = (type: string, value: string, some: Some = {}) => ({
  id: 1,
  order: 1,
  type,
  is_required: false,
  is_hidden: false,
  description: '',
  api_name: `${type}-1`,
  name: `A ${type}`,
  value,
  markdown_value: value,
  clear_value: value,
  user_id: null,
  group_id: null,
  selections: [],
  ...some,
});

/** A task with all that is needed to work on it, as today’s service has it. */
export const wireTask = (id: number, some: Some = {}) => ({
  id,
  name: `Task ${id}`,
  api_name: `task-${id}`,
  description: 'Do **it**.',
  workflow: {
    id: 4711,
    status: 0,
    name: 'Run 4711',
    template_name: 'Release',
    date_created_tsp: 1_790_000_000,
    date_completed_tsp: null,
  },
  contains_comments: false,
  require_completion_by_all: false,
  output: [],
  fieldsets: [],
  delay: null,
  date_started_tsp: 1_790_000_000,
  date_completed_tsp: null,
  due_date_tsp: null,
  is_completed: false,
  performers: [{ source_id: 5, type: 'user', is_completed: false, date_completed_tsp: null }],
  is_urgent: false,
  checklists_marked: 0,
  checklists_total: 0,
  checklists: [],
  sub_workflows: [],
  status: 'active',
  revert_tasks: [],
  is_read_only_viewer: false,
  ...some,
});

/** An account with Ann, who owns the key, Bob, who has left, and a group with Ann. */
export const members: Routes = {
  'GET /auth/context': json({ id: 5, email: 'ann@example.org', first_name: 'Ann' }),
  'GET /accounts/users': json([
    { id: 5, type: 'user', email: 'ann@example.org', first_name: 'Ann', status: 'active' },
    { id: 6, type: 'user', email: 'bob@example.org', first_name: 'Bob', status: 'inactive' },
    { id: 8, type: 'user', email: 'eve@example.org', status: 'invited' },
    { id: 9, type: 'guest', email: 'guest@example.net', status: 'active' },
  ]),
  'GET /accounts/groups': json([
    { id: 3, name: 'Crew', users: [5, 8], type: 'regular' },
    { id: 4, name: 'Bob', users: [6], type: 'personal' },
  ]),
};

export const done: Reply = (response) => {
  response.writeHead(204).end();
};
