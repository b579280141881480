import type {
  ListedValue,
  Performer,
  Run,
  RunDetail,
  RunState,
  RunTask,
  TaskState,
} from '../../../core/runs/run.ts';
import type { SubRun } from '../../../core/runs/subRun.ts';
import type { MyTask } from '../../../core/tasks/task.ts';
import { runId, runTaskId, workflowId } from '../../../core/base/ids.ts';
import { tokenValues, withValues } from '../../../core/runs/tokens.ts';
import { isMoment } from '../../../core/base/moment.ts';
import { visibleText } from '../../../core/base/visibleText.ts';
import { distinct } from '../../mapping.ts';
import { nameOf } from '../people.ts';
import { plainMarkdown } from './markdown.ts';
import type { Members } from './members.ts';
import { toPerformer } from './performers.ts';
import type {
  WireListedRun,
  WireMyTask,
  WireRun,
  WireRunDetail,
  WireRunTask,
  WireSubRun,
} from './schema.ts';
import { toValues } from './values.ts';

/**
 * Milliseconds of the service's seconds; undefined for a time that no date can have. A time in 1970
 * or before stands for one that was never set.
 */
export function timeOf(seconds: number | null | undefined): number | undefined {
  const ms = Math.round((seconds ?? 0) * 1000);
  return ms > 0 && isMoment(ms) ? ms : undefined;
}

const runStates = new Map<unknown, RunState>([
  [0, 'running'],
  [1, 'done'],
  [3, 'snoozed'],
]);
export const runState = (status: unknown): RunState => runStates.get(status) ?? 'unknown';

const taskStates: readonly TaskState[] = ['pending', 'active', 'completed', 'snoozed', 'skipped'];

/**
 * The state of a task. A run that has ended keeps its unfinished tasks, which nobody will do any
 * more.
 */
function taskState(wire: WireRunTask, run: RunState): TaskState {
  const state = ownState(wire);
  return run === 'done' && unfinished.includes(state) ? 'notDone' : state;
}

const unfinished: readonly TaskState[] = ['pending', 'active', 'snoozed'];

/** Older servers give only the times. */
function ownState(wire: WireRunTask): TaskState {
  if (wire.status !== '') return taskStates.find((each) => each === wire.status) ?? 'unknown';
  if (timeOf(wire.date_completed_tsp) !== undefined) return 'completed';
  return timeOf(wire.date_started_tsp) !== undefined ? 'active' : 'pending';
}

/**
 * The service lists performers in a changing order, and a row must look the same each time. People
 * come first.
 */
function byKindAndName(a: Performer, b: Performer): number {
  if (a.kind !== b.kind) return a.kind === 'person' ? -1 : 1;
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

/** A task without its place in the run. */
export const toPlaceless = (
  wire: WireRunTask,
  run: RunState,
  members: Members,
): Omit<RunTask, 'number'> => ({
  id: runTaskId(wire.id),
  name: wire.name,
  state: taskState(wire, run),
  performers: wire.performers
    .map((performer) => toPerformer(performer, members))
    .toSorted(byKindAndName),
  startedAt: timeOf(wire.date_started_tsp),
  completedAt: timeOf(wire.date_completed_tsp),
  dueAt: timeOf(wire.due_date_tsp),
  ...snooze(wire),
  checklist: { total: wire.checklists_total, marked: wire.checklists_marked },
});

/** A task that goes on again keeps its delay, which is then over. */
function snooze(wire: WireRunTask): Pick<RunTask, 'snoozedUntil'> {
  const until = timeOf(wire.delay?.estimated_end_date_tsp);
  return wire.status === 'snoozed' && until !== undefined ? { snoozedUntil: until } : {};
}

function toRunTasks({ tasks, status }: WireRun, members: Members): readonly RunTask[] {
  const run = runState(status);
  const mapped = tasks.items.map((task, index) => ({
    ...toPlaceless(task, run, members),
    number: task.number ?? index + 1,
  }));
  return distinct(mapped).toSorted((a, b) => a.number - b.number);
}

const starter = ({ workflow_starter: id }: WireRun, { people }: Members): string | undefined =>
  typeof id === 'string' ? nameOf(id, people) : undefined;

/**
 * The owner of the account may change a run, and so may admins who own the workflow; the service
 * refuses everybody else.
 */
function mayChange({ owners }: WireRun, { me }: Members): boolean {
  const { id, isAdmin, ownsAccount } = me ?? {};
  if (ownsAccount === true || isAdmin === undefined) return true;
  return isAdmin && (id === undefined || (owners?.includes(id) ?? true));
}

export const toRun = (wire: WireRun, members: Members): Run => ({
  id: runId(wire.id),
  name: wire.name,
  state: runState(wire.status),
  workflow: wire.template
    ? { id: workflowId(wire.template.id), name: wire.template.name }
    : undefined,
  urgent: wire.is_urgent,
  startedAt: timeOf(wire.date_created_tsp),
  completedAt: timeOf(wire.date_completed_tsp),
  dueAt: timeOf(wire.due_date_tsp),
  startedBy: starter(wire, members),
  finalizable: wire.finalizable,
  changeable: mayChange(wire, members),
  tasks: toRunTasks(wire, members),
});

/** The values that have been filled in; those of a file are links. */
const listedValues = ({ fields }: WireListedRun): readonly ListedValue[] =>
  fields
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => ({ name, text: visibleText(value) }));

/** A run of a list, with the values that the list was asked for. */
export const toListedRun = (wire: WireListedRun, members: Members): Run => ({
  ...toRun(wire, members),
  ...(wire.fields.length > 0 && { listedValues: listedValues(wire) }),
});

/** @param filled the values that its tasks were completed with. */
export function toRunDetail(
  wire: WireRunDetail,
  members: Members,
  filled: ReadonlyMap<string, string>,
): RunDetail {
  const run = toRun(wire, members);
  const values = wire.kickoff ? toValues(wire.kickoff, members) : [];
  const known = new Map([...tokenValues(values), ...filled]);
  return {
    ...run,
    // Before v5, the list includes tasks that were skipped.
    tasks: run.tasks
      .filter(({ state }) => state !== 'skipped')
      .map((task) => ({ ...task, name: withValues(task.name, known) })),
    ...(wire.tasks.unreadable.length > 0 && { unreadableTasks: wire.tasks.unreadable }),
    description: plainMarkdown(wire.description),
    values,
    ...(typeof wire.ancestor_task_id === 'string' && {
      ofTask: runTaskId(wire.ancestor_task_id),
    }),
  };
}

/** The runs that were launched from a task, oldest first. */
export const toSubRuns = (wire: readonly WireSubRun[]): readonly SubRun[] =>
  wire
    .map(({ id, name, status, date_created_tsp: started, date_completed_tsp: completed }) => ({
      id: runId(id),
      name,
      state: runState(status),
      startedAt: timeOf(started),
      completedAt: timeOf(completed),
    }))
    .toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0));

export const toMyTask = (wire: WireMyTask): MyTask => ({
  id: runTaskId(wire.id),
  name: wire.name,
  runName: wire.workflow_name,
  workflow: typeof wire.template_id === 'string' ? workflowId(wire.template_id) : undefined,
  urgent: wire.is_urgent,
  startedAt: timeOf(wire.date_started_tsp),
  dueAt: timeOf(wire.due_date_tsp),
  completedAt: timeOf(wire.date_completed_tsp),
});
