import type { Call } from '../../request.ts';
import type { Workflow } from '../../model/workflows.ts';
import type { Run, RunTask } from '../../model/runs.ts';
import type { Store } from '../../store/store.ts';
import { type Asker, type Told, askerOf, mayEdit, mayOpen, named } from '../access.ts';
import type { Scene } from '../../rules/flow.ts';
import { surroundingsOf } from '../values/valueContext.ts';

/** A run that a request is about, and who asks. */
export interface RunScene extends Scene {
  readonly asker: Asker;
  readonly run: Run;
  readonly workflow: Workflow;
}

/** A task of a run that a request is about, and who asks. */
export interface TaskScene extends RunScene {
  readonly task: RunTask;
}

/** Decides whether somebody may have what a request asks for. */
export type Allows<Place> = (place: Place) => boolean;

/** Those who may change a run: who may edit its workflow. */
export const mayChange: Allows<RunScene> = ({ asker, workflow }) => mayEdit(asker, workflow);

/** Those who may open a run. */
export const mayRead: Allows<RunScene> = ({ asker, run, workflow }) =>
  mayOpen(asker, run, workflow);

/** @throws {Refusal} unless the run that the path names is there and may be had. */
export function runScene(
  store: Store,
  call: Call,
  allowed: Allows<RunScene>,
  told?: Told,
): RunScene {
  const asker = askerOf(store, call);
  const scene = sceneOf(store, call);
  const find = (id: number): RunScene | undefined => {
    const run = store.run(id);
    return run && { ...scene, asker, run, workflow: workflowOf(store, run) };
  };
  return named(call, asker, find, allowed, told && { told });
}

/** @throws {Refusal} unless the task that the path names is there and may be had. */
export function taskScene(
  store: Store,
  call: Call,
  allowed: Allows<TaskScene>,
  told?: Told,
): TaskScene {
  const find = (id: number): TaskScene | undefined => findTaskScene(store, call, id);
  return named(call, askerOf(store, call), find, allowed, told && { told });
}

/** The task of a run with this id, and who asks for it. */
export function findTaskScene(store: Store, call: Call, id: number): TaskScene | undefined {
  const run = store.runOfTask(id);
  const task = run?.tasks.find((each) => each.id === id);
  if (!run || !task) return undefined;
  const asker = askerOf(store, call);
  return { ...sceneOf(store, call), asker, run, task, workflow: workflowOf(store, run) };
}

const sceneOf = (store: Store, call: Call): Scene => ({
  store,
  around: surroundingsOf(store, call),
  at: new Date().toISOString(),
  personId: call.get('person').id,
});

/** @throws if there is no such workflow. */
export function workflowOf(store: Store, { id, workflowId }: Run): Workflow {
  const workflow = store.workflow(workflowId);
  if (!workflow) throw new Error(`Run ${id} has no workflow.`);
  return workflow;
}
