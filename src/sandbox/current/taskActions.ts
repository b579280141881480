import type { Call } from '../call.ts';
import type { Performer } from '../model.ts';
import type { Store } from '../store/store.ts';
import { ownsAccount, stands } from './access.ts';
import {
  type Body,
  asBody,
  readId,
  readRequiredFuture,
  readValues,
  readWords,
} from './bodyParts.ts';
import { isOpen, itemOf, placeOfChecklist, presentChecklists } from './checklists.ts';
import { sentValues } from './encoding.ts';
import { completeTask, definitionOf, note, returnTo, storedRun } from './flow.ts';
import { checkOutput, everyField } from './kickoffValues.ts';
import { messages } from './messages.ts';
import { presentTask, taskBefore } from './presentTask.ts';
import { readBody } from './readBody.ts';
import { invalid } from './refusal.ts';
import { type Allows, type TaskScene, mayChange, taskScene } from './runScene.ts';

type Act = (scene: TaskScene, body: Body) => Response;

const isPerformer: Allows<TaskScene> = ({ asker, task }) =>
  task.performers.some((performer) => stands(asker, performer));

/** Answers a request that changes something about a task, with nothing else in between. */
export async function act(
  store: Store,
  call: Call,
  allowed: Allows<TaskScene>,
  change: Act,
  taskIdOf?: (id: number) => number,
): Promise<Response> {
  taskScene(store, call, allowed, taskIdOf);
  const body = asBody(await readBody(call));
  return store.transaction(() => change(taskScene(store, call, allowed, taskIdOf), body));
}

/** Says that the part of the key's person in a task is done. */
export const complete = (store: Store, call: Call): Promise<Response> =>
  act(store, call, isPerformer, (scene, body) => {
    const sent = readValues(body, 'output');
    checkCompletable(scene);
    const form = definitionOf(scene.workflow, scene.task);
    const output = sentValues(everyField(form), sent, scene.around);
    checkOutput(form, scene.task.values, output, scene.around);
    store.putTaskValues(scene.task.id, Object.entries(output));
    const filled = afresh(scene);
    completeTask(filled, filled.run, filled.workflow, filled.task, partOf(filled));
    return call.json(presentTask(afresh(scene)));
  });

/** What the key's person has to do for the task; nothing where only the account is theirs. */
const partOf = ({ asker, task }: TaskScene): readonly Performer[] =>
  task.performers.filter((performer) => stands(asker, performer));

/** The scene as it is after a change. */
function afresh(scene: TaskScene): TaskScene {
  const run = storedRun(scene.store, scene.run.id);
  const task = run.tasks.find(({ id }) => id === scene.task.id);
  if (!task) throw new Error(`Run ${run.id} has lost task ${scene.task.id}.`);
  return { ...scene, run, task };
}

function checkCompletable(scene: TaskScene): void {
  const { store, asker, workflow, task } = scene;
  checkActive(scene);
  const part = partOf(scene);
  const isMine = part.some(({ completedAt }) => completedAt === null);
  const ownerAlone = part.length === 0 && ownsAccount(asker);
  if (!isMine && !ownerAlone) throw invalid(messages.MSG_PW_0087);
  if (isOpen(definitionOf(workflow, task), task)) throw invalid(messages.MSG_PW_0006);
  if (store.runsWithin(task.id).some(({ status }) => status !== 'done')) {
    throw invalid(messages.MSG_PW_0070);
  }
}

function checkActive({ run, task }: TaskScene): void {
  if (run.status === 'snoozed') throw invalid(messages.MSG_PW_0004);
  if (run.status === 'done') throw invalid(messages.MSG_PW_0008);
  if (task.status !== 'active') throw invalid(messages.MSG_PW_0086);
}

/** Gives a task back to those who have done the one before. */
export const revert = (store: Store, call: Call): Promise<Response> =>
  act(store, call, isPerformer, (scene, body) => {
    const text = readWords(body, 'comment', messages.MSG_PW_0083);
    checkActive(scene);
    const before = taskBefore(scene);
    if (!before) throw invalid('There is no task to return to.');
    note(scene, 'taskReturned', scene.run.id, scene.task.id, { text });
    returnTo(scene, scene.run, scene.workflow, before);
    return call.body(null, 204);
  });

/** Sets when a task has to be done. */
export const setDueDate = (store: Store, call: Call): Promise<Response> =>
  act(store, call, mayAttend, (scene, body) => {
    changeDueDate(scene, readRequiredFuture(body, 'due_date_tsp'));
    return call.body(null, 204);
  });

/** Lets a task take as long as it takes. */
export const dropDueDate = (store: Store, call: Call): Promise<Response> =>
  act(store, call, mayAttend, (scene) => {
    changeDueDate(scene, null);
    return call.body(null, 204);
  });

export const mayAttend: Allows<TaskScene> = (scene) => isPerformer(scene) || mayChange(scene);

function changeDueDate(scene: TaskScene, dueAt: string | null): void {
  scene.store.changeTask(scene.task.id, { dueAt });
  note(scene, 'dueDateSet', scene.run.id, scene.task.id);
}

/** Ticks off an item of a checklist, or takes that back. */
export const checkOff =
  (checked: boolean) =>
  (store: Store, call: Call): Promise<Response> => {
    const { index } = placeOfChecklist(Number(call.req.param('id')));
    const change: Act = (scene, body) => {
      checkActive(scene);
      const definition = definitionOf(scene.workflow, scene.task);
      const item = itemOf(definition, scene.task, index, readId(body, 'selection_id'));
      if (item === undefined) throw invalid('There is no such item.', { name: 'selection_id' });
      store.checkItem(scene.task.id, item, checked);
      return call.json(presentChecklists(definition, afresh(scene).task)[index] ?? {});
    };
    return act(store, call, isPerformer, change, (id) => placeOfChecklist(id).taskId);
  };
