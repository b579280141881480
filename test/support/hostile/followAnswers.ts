import { addressPart } from '../../../src/core/account/webAddresses.ts';
import { fieldTypes } from './fieldTypes.ts';
import { hostileList } from './service.ts';

/** The first and last of the service's numbers of events. */
const [firstEvent, lastEvent] = [1, 22];
const started = 1_790_000_000;
const overdue = 1_500_000_000;

const value = (text: string) => (type: string, index: number) => ({
  ...{ api_name: `${text}${index}`, name: text, description: text, type, order: index },
  ...{ is_required: false, is_hidden: false, value: text, markdown_value: text },
  ...{ user_id: text, group_id: text },
  selections: [text, `${text} too`].map((each) => ({ api_name: each, value: each })),
});

const valueSet = (text: string) => ({
  ...{ api_name: `set ${text}`, title: text, name: text, description: text, order: 1 },
  fields: [value(`${text} in a set`)('string', 0)],
});

const performers = (text: string) => [
  ...[1, text].map((source_id) => ({ source_id, type: 'user', is_completed: false })),
  { source_id: text, type: 'group', is_completed: true },
  { source_id: text, type: text, is_completed: false },
];

const task = (text: string) => (status: string, index: number) => ({
  ...{ id: `${text}${index}`, api_name: text, name: text, number: index + 1, status },
  performers: performers(text),
  ...{ date_started_tsp: started, date_completed_tsp: null, due_date_tsp: overdue },
  ...{ checklists_total: 2, checklists_marked: 1 },
});

const run = (id: string | number, text: string) => ({
  ...{ id, name: text, description: text, status: 0, is_urgent: true, finalizable: true },
  template: { id: 1000, name: text },
  ...{ date_created_tsp: started, date_completed_tsp: 1e300, due_date_tsp: overdue },
  workflow_starter: text,
  tasks: ['active', 'completed', 'snoozed', 'pending', text].map(task(text)),
  kickoff: { output: fieldTypes(text).map(value(text)), fieldsets: [valueSet(text)] },
});

const event = (text: string, type: number) => ({
  ...{ id: `${text}${type}`, type, status: text, text, created_tsp: started + type },
  ...{ user_id: text, target_user_id: text, target_group_id: text },
  task: { id: text, name: text },
});

const events = (text: string) =>
  Array.from({ length: lastEvent - firstEvent + 2 }, (_, index) => event(text, firstEvent + index));

const listedTask = (id: string | number, text: string) => ({
  ...task(text)('active', 0),
  ...{ id, workflow_name: text, is_urgent: true, description: text },
  workflow: { id: 1000, name: text, template_name: text, status: 0 },
  ...{ require_completion_by_all: true, is_read_only_viewer: false },
  output: fieldTypes(text).map(value(text)),
  fieldsets: [valueSet(text)],
  checklists: [1, 2].map((number) => ({
    id: `${text}${number}`,
    selections: [true, false].map((is_selected, index) => ({
      ...{ id: `${text}${index}`, value: text, is_selected },
    })),
  })),
  revert_tasks: [{ id: text, name: text }],
});

const idIn = (path: string, pattern: RegExp): string | undefined => pattern.exec(path)?.[1];

/** The runs and tasks of a hostile service, by path. */
export function followAnswers(texts: readonly string[]): (path: string) => unknown {
  const runs = hostileList(texts, run);
  const tasks = hostileList(texts, listedTask);
  const byId = <Item extends { readonly id: string | number }>(
    items: readonly Item[],
    id: string | undefined,
  ): Item | undefined => items.find((each) => addressPart(String(each.id)) === id);
  return (path) => {
    if (path === '/workflows') return runs;
    if (path === '/v3/tasks') return tasks;
    const logged = byId(runs, idIn(path, /^\/workflows\/([^/]+)\/events$/));
    if (logged) return events(logged.name);
    return (
      byId(runs, idIn(path, /^\/workflows\/([^/]+)$/)) ??
      byId(tasks, idIn(path, /^\/v2\/tasks\/([^/]+)$/))
    );
  };
}
