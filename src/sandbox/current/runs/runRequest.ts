import type { Call } from '../../request.ts';
import type { Workflow } from '../../model/workflows.ts';
import type { Run, RunTask } from '../../model/runs.ts';
import type { Store } from '../../store/store.ts';
import { type Asker, type NotFoundFor, askerOf, mayEdit, mayOpen, named } from '../access.ts';
import type { RunContext } from '../../rules/flow.ts';
import { isMentioned } from '../../rules/mentions.ts';
import { valueContextOf } from '../values/valueContext.ts';

/** The run of a request, and the person who sent it. */
export interface RunRequest extends RunContext {
  readonly asker: Asker;
  readonly run: Run;
  readonly workflow: Workflow;
}

/** The task of a request, and the person who sent it. */
export interface TaskRequest extends RunRequest {
  readonly task: RunTask;
}

/** Whether the person may do what a request asks for. */
export type Allows<Place> = (place: Place) => boolean;

/** Whether the person may change the run: only editors of its workflow may. */
export const mayChange: Allows<RunRequest> = ({ asker, workflow }) => mayEdit(asker, workflow);

/** Whether the person may open the run: also because a comment mentions them. */
export const mayRead: Allows<RunRequest> = ({ asker, run, workflow, store }) =>
  mayOpen(asker, run, workflow) || isMentioned(store, run.id, asker.person.id);

/**
 * The run that the path names.
 * @throws {Refusal} if it is missing or forbidden.
 */
export function runRequest(
  store: Store,
  call: Call,
  allowed: Allows<RunRequest>,
  notFoundFor?: NotFoundFor,
): RunRequest {
  const asker = askerOf(store, call);
  const change = changeOf(store, call);
  const find = (id: number): RunRequest | undefined => {
    const run = store.run(id);
    return run && { ...change, asker, run, workflow: workflowOf(store, run) };
  };
  return named(call, asker, find, allowed, notFoundFor && { notFoundFor });
}

/**
 * The task that the path names.
 * @throws {Refusal} if it is missing or forbidden.
 */
export function taskRequest(
  store: Store,
  call: Call,
  allowed: Allows<TaskRequest>,
  notFoundFor?: NotFoundFor,
): TaskRequest {
  const find = (id: number): TaskRequest | undefined => findTaskRequest(store, call, id);
  return named(call, askerOf(store, call), find, allowed, notFoundFor && { notFoundFor });
}

/** A run, for the person of the request. */
export const findRunRequest = (store: Store, call: Call, run: Run): RunRequest => ({
  ...changeOf(store, call),
  asker: askerOf(store, call),
  run,
  workflow: workflowOf(store, run),
});

/** The task of a run with this id, for the person of the request. */
export function findTaskRequest(store: Store, call: Call, id: number): TaskRequest | undefined {
  const run = store.runOfTask(id);
  const task = run?.tasks.find((each) => each.id === id);
  if (!run || !task) return undefined;
  const asker = askerOf(store, call);
  return { ...changeOf(store, call), asker, run, task, workflow: workflowOf(store, run) };
}

const changeOf = (store: Store, call: Call): RunContext => ({
  store,
  context: valueContextOf(store, call),
  at: new Date().toISOString(),
  personId: call.get('person').id,
});

/**
 * The workflow of a run.
 * @throws if there is no such workflow.
 */
export function workflowOf(store: Store, { id, workflowId }: Run): Workflow {
  const workflow = store.workflow(workflowId);
  if (!workflow) throw new Error(`Run ${id} has no workflow.`);
  return workflow;
}
