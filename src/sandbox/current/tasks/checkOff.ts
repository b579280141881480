import type { Call } from '../../request.ts';
import type { Store } from '../../store/store.ts';
import { isMember, ownsAccount } from '../access.ts';
import { asBody, readId, required } from '../http/bodyParts.ts';
import { itemOf, placeOfChecklist, presentChecklists } from './checklists.ts';
import { definitionOf } from '../../rules/flow.ts';
import { messages } from '../messages.ts';
import { readBody } from '../http/readBody.ts';
import { impossible, notFound } from '../../refusal.ts';
import { type TaskRequest, findTaskRequest } from '../runs/runRequest.ts';
import { afresh, checkActive } from './taskActions.ts';

interface ChecklistScene extends TaskRequest {
  /** The place of the checklist among those of the task, counted from 0. */
  readonly index: number;
}

/** @throws {Refusal} unless the checklist is there and belongs to a run that the person is in. */
function checklistScene(store: Store, call: Call): ChecklistScene {
  const text = call.req.param('id') ?? '';
  if (!/^\d{1,15}$/.test(text)) throw notFound();
  const { taskId, index } = placeOfChecklist(Number(text));
  const scene = findTaskRequest(store, call, taskId);
  if (!scene || !definitionOf(scene.workflow, scene.task).checklists[index]) throw notFound();
  const { asker, run, workflow } = scene;
  if (!ownsAccount(asker) && !isMember(asker, run, workflow)) throw notFound();
  return { ...scene, index };
}

const answer = (call: Call, { workflow, task, index }: ChecklistScene): Response =>
  call.json(presentChecklists(definitionOf(workflow, task), task)[index] ?? {});

/** Answers with a checklist. */
export const getChecklist = (store: Store, call: Call): Response =>
  answer(call, checklistScene(store, call));

/** Ticks off an item of a checklist, or takes that back: for those who perform the task in person. */
export const checkOff =
  (checked: boolean) =>
  async (store: Store, call: Call): Promise<Response> => {
    checklistScene(store, call);
    const body = asBody(await readBody(call));
    return store.transaction(() => {
      const scene = checklistScene(store, call);
      const { workflow, task, index } = scene;
      const id = required(readId(body, 'selection_id'), 'selection_id');
      const item = itemOf(definitionOf(workflow, task), task, index, id);
      if (item === undefined) throw impossible('There is no such item.');
      if (!performsInPerson(scene)) throw impossible(messages.MSG_PW_0019);
      checkActive(scene);
      store.checkItem(task.id, item, checked);
      return answer(call, { ...scene, ...afresh(scene) });
    });
  };

const performsInPerson = ({ asker, task }: TaskRequest): boolean =>
  ownsAccount(asker) ||
  task.performers.some(({ type, id }) => type === 'user' && id === asker.person.id);
