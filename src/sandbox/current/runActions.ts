import type { Call } from '../call.ts';
import type { RunTask } from '../model.ts';
import type { Store } from '../store/store.ts';
import {
  type Body,
  asBody,
  readFuture,
  readId,
  readName,
  readRequiredFuture,
  readUrgent,
  readValues,
} from './bodyParts.ts';
import { sentValues } from './encoding.ts';
import * as flow from './flow.ts';
import { abbreviate } from './interpolate.ts';
import { checkChanges, everyField } from './kickoffValues.ts';
import { messages } from './messages.ts';
import { presentRun } from './presentRun.ts';
import { taskApiName } from './presentTemplate.ts';
import { readBody } from './readBody.ts';
import { invalid } from './refusal.ts';
import { type RunScene, mayChange, runScene } from './runScene.ts';

/** Answers a request that changes something about a run, with nothing else in between. */
async function act(
  store: Store,
  call: Call,
  change: (scene: RunScene, body: Body) => Response,
): Promise<Response> {
  runScene(store, call, mayChange);
  const body = asBody(await readBody(call));
  return store.transaction(() => change(runScene(store, call, mayChange), body));
}

const answerRun = (scene: RunScene, call: Call): Response => {
  const run = flow.storedRun(scene.store, scene.run.id);
  return call.json(presentRun(run, scene.workflow, scene.asker, scene.around));
};

/** Puts a run off until a time. */
export const snoozeRun = (store: Store, call: Call): Promise<Response> =>
  act(store, call, (scene, body) => {
    const until = readRequiredFuture(body, 'date');
    if (scene.run.status === 'done') throw invalid(messages.MSG_PW_0008);
    flow.snooze(scene, scene.run, until);
    return answerRun(scene, call);
  });

/** Lets a snoozed run go on. */
export const resumeRun = (store: Store, call: Call): Promise<Response> =>
  act(store, call, (scene) => {
    if (scene.run.status === 'done') throw invalid(messages.MSG_PW_0008);
    if (scene.run.status === 'snoozed') flow.resume(scene, scene.run);
    return answerRun(scene, call);
  });

/** Ends a run before its time. */
export const finishRun = (store: Store, call: Call): Promise<Response> =>
  act(store, call, (scene) => {
    if (scene.run.status === 'done') throw invalid(messages.MSG_PW_0008);
    if (!scene.workflow.finalizable) throw invalid('This workflow cannot be ended early.');
    flow.endRun(scene, scene.run);
    return call.body(null, 204);
  });

/** Takes a run back to one of its tasks. */
export const returnRun = (store: Store, call: Call): Promise<Response> =>
  act(store, call, (scene, body) => {
    const task = targetOf(scene, body);
    if (task.status === 'pending') throw invalid('This task has not started yet.');
    flow.note(scene, 'runReturned', scene.run.id, task.id);
    flow.returnTo(scene, scene.run, scene.workflow, task);
    return call.body(null, 204);
  });

function targetOf({ run }: RunScene, body: Body): RunTask {
  const id = readId(body, 'task');
  const named = body['task_api_name'];
  const task = run.tasks.find((each) =>
    id === undefined ? taskApiName({ id: each.taskId }) === named : each.id === id,
  );
  if (task) return task;
  const name = id === undefined && named !== undefined ? 'task_api_name' : 'task';
  throw invalid('There is no such task.', { name });
}

/** Changes what a run was launched with. */
export const patchRun = (store: Store, call: Call): Promise<Response> =>
  act(store, call, (scene, body) => {
    const { run, workflow, around } = scene;
    const name = readName(body);
    const urgent = readUrgent(body);
    const dueAt = readFuture(body, 'due_date_tsp');
    const values = sentValues(everyField(workflow.kickoff), readValues(body, 'kickoff'), around);
    checkChanges(workflow.kickoff, run.values, values, around);
    store.changeRun(run.id, {
      ...(name !== undefined && { name: abbreviate(name) }),
      ...(urgent !== undefined && { urgent }),
      ...(dueAt !== undefined && { dueAt }),
    });
    store.putRunValues(run.id, Object.entries(values));
    noteChanges(scene, urgent, dueAt);
    return answerRun(scene, call);
  });

function noteChanges(
  scene: RunScene,
  urgent: boolean | undefined,
  dueAt: string | null | undefined,
): void {
  const { run } = scene;
  if (urgent !== undefined && urgent !== run.urgent) {
    flow.note(scene, urgent ? 'madeUrgent' : 'madeOrdinary', run.id);
  }
  if (dueAt !== undefined && dueAt !== run.dueAt) flow.note(scene, 'dueDateSet', run.id);
}

/** Deletes a run. */
export const removeRun = (store: Store, call: Call): Promise<Response> =>
  act(store, call, (scene) => {
    store.deleteRun(scene.run.id);
    return call.body(null, 204);
  });
