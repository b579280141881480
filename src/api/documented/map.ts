import type { LaunchedRun, LaunchRequest } from '../../core/kickoff/launchRequest.ts';
import type { LaunchValue } from '../../core/form/values.ts';
import { runId, selectionId, taskId } from '../../core/base/ids.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import type { Field, Selection } from '../../core/form/field.ts';
import type { Person, Task, Workflow, WorkflowDetail } from '../../core/workflows/workflow.ts';
import { distinct, nonEmpty, toBaseField, toPerson, toBaseWorkflow, wireId } from '../mapping.ts';
import type { WirePerson } from '../wire.ts';
import type { WireField, WireTask, WireWorkflow, WireWorkflowDetail } from './schema.ts';

const toSelection = ({ id, value }: WireField['selections']['items'][number]): Selection => ({
  id: selectionId(id),
  label: nonEmpty(value) ?? visibleText(id),
});

const toField = (wire: WireField): Field => ({
  ...toBaseField(wire),
  selections: distinct(wire.selections.items.map(toSelection)),
  ...(wire.selections.unreadable.length > 0 && { hasUnreadableSelections: true }),
});

/** The people with an id or an e-mail address. */
const toPeople = (wire: readonly WirePerson[]): readonly Person[] =>
  wire.map(toPerson).filter(({ name }) => name !== '');

const toTask = (wire: WireTask, index: number): Task => ({
  id: taskId(wire.id),
  name: wire.name,
  description: wire.description,
  number: wire.number ?? index + 1,
  responsible: toPeople(wire.responsible),
  link: nonEmpty(wire.url),
  completedByAll: wire.require_completion_by_all,
});

export const toWorkflow = (wire: WireWorkflow): Workflow => ({
  ...toBaseWorkflow(wire),
  mayRun: toPeople(wire.run_allowed),
  sites: wire.urls,
  form: {
    description: wire.kickoff.description,
    fields: distinct(wire.kickoff.fields.items.map(toField)),
    ...(wire.kickoff.fields.unreadable.length > 0 && {
      unreadable: wire.kickoff.fields.unreadable,
    }),
  },
});

export const toWorkflowDetail = (wire: WireWorkflowDetail): WorkflowDetail => ({
  ...toWorkflow(wire),
  tasks: distinct(wire.tasks.items.map(toTask)).toSorted((a, b) => a.number - b.number),
  ...(wire.tasks.unreadable.length > 0 && { unreadableTasks: wire.tasks.unreadable }),
});

export const toLaunchedRun = (wire: { readonly process_id: string }): LaunchedRun => ({
  id: runId(wire.process_id),
});

function wireValue(value: LaunchValue): unknown {
  switch (value.kind) {
    case 'radio':
    case 'dropdown':
      return wireId(value.selection);
    case 'checkbox':
      return value.selections.map(wireId);
    // Forms of this dialect start empty, so nothing can be emptied.
    case 'emptied':
      return undefined;
    case 'string':
    case 'text':
    case 'number':
    case 'date':
    case 'url':
    case 'user':
    case 'file':
    case 'unknown':
      return value.text;
  }
}

/** The body of a launch. `fromEntries` makes a property of any name, `__proto__` too. */
export function toLaunchBody(request: LaunchRequest): object {
  const values = request.values.map(({ field, value }) => [field, wireValue(value)] as const);
  const links = request.taskLinks.map(({ task, url }) => [task, { url }] as const);
  return {
    name: request.name ?? '',
    kickoff: Object.fromEntries(values),
    ...(links.length > 0 && { tasks: Object.fromEntries(links) }),
  };
}
