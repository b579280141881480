import type { Task, Workflow } from '../model/workflows.ts';
import type { Performer, Run, RunEventDraft, RunEventKind, RunTask } from '../model/runs.ts';
import { performersOf } from './performers.ts';
import type { Store } from '../store/store.ts';
import type { ValueContext } from '../current/values/fieldValue.ts';
import { interpolate } from './interpolate.ts';
import { runTexts } from '../current/values/kickoffTexts.ts';

/** The store, the time and the person of a change to a run. */
export interface RunContext {
  readonly store: Store;
  readonly context: ValueContext;
  /** ISO 8601, in UTC. */
  readonly at: string;
  /** The id of the person; null for what happens by itself. */
  readonly personId: number | null;
}

/**
 * The run with this id.
 * @throws if there is no such run.
 */
export function storedRun(store: Store, id: number): Run {
  const run = store.run(id);
  if (!run) throw new Error(`Run ${id} has not been stored.`);
  return run;
}

/** Adds an event to a run, or to one of its tasks. */
export const note = (
  { store, at, personId }: RunContext,
  kind: RunEventKind,
  runId: number,
  taskId: number | null = null,
  more: Pick<RunEventDraft, 'text' | 'until' | 'target'> = {},
): ReturnType<Store['addEvent']> => store.addEvent({ runId, taskId, kind, at, personId, ...more });

function textOf(
  run: Run,
  workflow: Workflow,
  task: RunTask,
  context: ValueContext,
): Pick<RunTask, 'name' | 'description'> {
  const { name, description } = definitionOf(workflow, task);
  const texts = runTexts(run, workflow, context);
  return {
    name: interpolate(name, texts),
    description: description === null ? null : interpolate(description, texts),
  };
}

/**
 * The workflow's definition of a run's task.
 * @throws if there is none.
 */
export function definitionOf(workflow: Workflow, { taskId }: RunTask): Task {
  const definition = workflow.tasks.find(({ id }) => id === taskId);
  if (!definition) throw new Error(`Workflow ${workflow.id} has no task ${taskId}.`);
  return definition;
}

/**
 * Marks the part of some performers of a task as done. When the last required part is done, the
 * task is completed and the run goes on; a task that has been completed meanwhile stays as it is.
 */
export function completeTask(
  change: RunContext,
  run: Run,
  workflow: Workflow,
  task: RunTask,
  done: readonly Performer[],
): void {
  const { store, at } = change;
  note(change, 'taskCompleted', run.id, task.id);
  if (task.status !== 'active') return;
  const { completedByAll } = definitionOf(workflow, task);
  const waits = completedByAll && done.length > 0 && isAwaited(change, task, done);
  const isDone = (each: Performer): boolean =>
    !waits || (done.includes(each) && each.type === 'user');
  store.setPerformers(
    task.id,
    task.performers.map((each) =>
      isDone(each) ? { ...each, completedAt: each.completedAt ?? at } : each,
    ),
  );
  if (waits) return;
  store.changeTask(task.id, { status: 'completed', completedAt: at });
  startNextTask(change, run.id, workflow, run.tasks.indexOf(task) + 1);
}

/** Whether a performer still has a part to do; in a group, each member has one. */
function isAwaited(
  { store, context }: RunContext,
  task: RunTask,
  done: readonly Performer[],
): boolean {
  const finished = store.completers(task.id);
  return task.performers.some((each) => {
    if (each.type === 'user') return each.completedAt === null && !done.includes(each);
    const members = context.groups.find(({ id }) => id === each.id)?.members ?? [];
    return members
      .filter((id) => context.people.some((one) => one.id === id && one.status === 'active'))
      .some((id) => !finished.includes(id));
  });
}

/** Starts a run that has just been stored. */
export const begin = (change: RunContext, runId: number, workflow: Workflow): void => {
  startNextTask(change, runId, workflow, 0);
};

/**
 * Starts the next task that is not skipped and has a performer, beginning with this one; if there
 * is none, the run is done.
 */
function startNextTask(change: RunContext, runId: number, workflow: Workflow, index: number): void {
  const run = storedRun(change.store, runId);
  for (const task of run.tasks.slice(index)) {
    const action = actionAt(run, definitionOf(workflow, task));
    if (action === 'end') {
      endRun(change, run, 'runEndedByCondition', task);
      return;
    }
    if (action === undefined && startTask(change, run, workflow, task)) return;
    change.store.changeTask(task.id, { status: 'skipped' });
    note(change, action === 'skip' ? 'taskSkipped' : 'taskUnattended', runId, task.id);
  }
  close(change, run);
  note(change, 'runCompleted', runId);
}

function close({ store, at }: RunContext, run: Run): void {
  setTasks(store, run, 'snoozed', 'active');
  const done = { status: 'done', completedAt: at, wakesAt: null, urgent: false } as const;
  store.changeRun(run.id, done);
}

/** The action of the first condition that holds for a task. */
function actionAt(run: Run, { conditions }: Task): 'skip' | 'end' | undefined {
  const values = new Map(valuesOf(run));
  const holds = (field: string, value: string): boolean => {
    const given = values.get(field);
    return Array.isArray(given) ? given.includes(value) : given === value;
  };
  return conditions.find(({ field, value }) => holds(field, value))?.action;
}

/** The values of the kick-off form and of completed tasks. */
const valuesOf = (run: Run): Run['values'] => [
  ...run.values,
  ...run.tasks.filter(({ status }) => status === 'completed').flatMap(({ values }) => values),
];

/** Makes a task active and gives it to its performers. */
function startTask(change: RunContext, run: Run, workflow: Workflow, task: RunTask): boolean {
  const { store, context, at } = change;
  const values = valuesOf(run);
  const { people, groups } = context;
  const { launchedBy } = run;
  const definition = definitionOf(workflow, task);
  const performers = performersOf(definition, { launchedBy, values, people, groups });
  if (performers.length === 0) return false;
  const text = textOf(run, workflow, task, context);
  store.changeTask(task.id, { status: 'active', startedAt: at, completedAt: null, ...text });
  store.setPerformers(task.id, performers);
  if (definition.delay === null) {
    note({ ...change, personId: null }, 'taskStarted', run.id, task.id);
  } else delayTask({ ...change, personId: null }, run, task, definition.delay);
  return true;
}

/**
 * Puts changed values into the tasks that have started: into their texts, and where a field names
 * the performers of one that is being worked on, into those.
 */
export function refill(change: RunContext, before: Run, after: Run, workflow: Workflow): void {
  const { store, context } = change;
  const appointed = (run: Run, task: RunTask): readonly Performer[] =>
    performersOf(definitionOf(workflow, task), {
      ...{ launchedBy: run.launchedBy, values: valuesOf(run) },
      ...{ people: context.people, groups: context.groups },
    });
  for (const task of after.tasks.filter(({ status }) => status !== 'pending')) {
    store.changeTask(task.id, textOf(after, workflow, task, context));
    if (task.status !== 'active') continue;
    const isOf = (all: readonly Performer[]) => (one: Performer) =>
      all.some(({ type, id }) => type === one.type && id === one.id);
    const [was, is] = [appointed(before, task), appointed(after, task)];
    const stay = task.performers.filter((one) => isOf(is)(one) || !isOf(was)(one));
    const come = is.filter((one) => !isOf(task.performers)(one));
    if (stay.length + come.length > 0) store.setPerformers(task.id, [...stay, ...come]);
  }
}

/** Snoozes a task that has a delay, and with it the run, whose only current task it is. */
function delayTask(change: RunContext, run: Run, task: RunTask, seconds: number): void {
  const until = new Date(Date.parse(change.at) + seconds * 1000).toISOString();
  change.store.changeTask(task.id, { status: 'snoozed' });
  change.store.changeRun(run.id, { status: 'snoozed', wakesAt: until });
  note(change, 'taskDelayed', run.id, task.id, { until });
}

/** Returns a run to a task: the later tasks have to be done again, by their earlier performers. */
export function returnTo(change: RunContext, run: Run, workflow: Workflow, task: RunTask): void {
  const { store } = change;
  const index = run.tasks.indexOf(task);
  for (const later of run.tasks.slice(index)) {
    store.changeTask(later.id, {
      ...{ status: 'pending', startedAt: null, completedAt: null },
      ...{ dueAt: null, name: null, description: null },
    });
    store.setPerformers(
      later.id,
      later.performers.map((performer) => ({ ...performer, completedAt: null })),
    );
  }
  store.changeRun(run.id, { status: 'running', completedAt: null, wakesAt: null });
  startNextTask(change, run.id, workflow, index);
}

/** Snoozes a run until a time. */
export function snooze(change: RunContext, run: Run, until: string): void {
  setTasks(change.store, run, 'active', 'snoozed');
  change.store.changeRun(run.id, { status: 'snoozed', wakesAt: until });
  note(change, 'snoozed', run.id, currentTask(run)?.id, { until });
}

/** Resumes a run. One that was done keeps the time of its end. */
export function resume(change: RunContext, run: Run): void {
  setTasks(change.store, run, 'snoozed', 'active');
  change.store.changeRun(run.id, { status: 'running', wakesAt: null });
  note(change, 'resumed', run.id, currentTask(run)?.id);
}

function setTasks(store: Store, run: Run, from: RunTask['status'], to: RunTask['status']): void {
  for (const task of run.tasks.filter(({ status }) => status === from)) {
    store.changeTask(task.id, { status: to });
  }
}

/** The last of the run's current tasks. */
export const currentTask = (run: Run): RunTask | undefined =>
  run.tasks.findLast(({ status }) => status === 'active' || status === 'snoozed');

/** Ends a run early. Its open tasks stay as they are, but nothing is urgent any more. */
export function endRun(
  change: RunContext,
  run: Run,
  kind: 'runEnded' | 'runEndedByCondition' = 'runEnded',
  at = currentTask(run),
): void {
  close(change, run);
  note(change, kind, run.id, at?.id);
}
