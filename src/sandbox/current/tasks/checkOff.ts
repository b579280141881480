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

interface ChecklistRequest extends TaskRequest {
  /** The index of the checklist in its task. */
  readonly index: number;
}

/**
 * The checklist that the path names.
 * @throws {Refusal} if it is missing, or its run is not the person's.
 */
function checklistRequest(store: Store, call: Call): ChecklistRequest {
  const text = call.req.param('id') ?? '';
  if (!/^\d{1,15}$/.test(text)) throw notFound();
  const { taskId, index } = placeOfChecklist(Number(text));
  const request = findTaskRequest(store, call, taskId);
  if (!request || !definitionOf(request.workflow, request.task).checklists[index]) throw notFound();
  const { asker, run, workflow } = request;
  if (!ownsAccount(asker) && !isMember(asker, run, workflow)) throw notFound();
  return { ...request, index };
}

const answer = (call: Call, { workflow, task, index }: ChecklistRequest): Response =>
  call.json(presentChecklists(definitionOf(workflow, task), task)[index] ?? {});

/** Answers with a checklist. */
export const getChecklist = (store: Store, call: Call): Response =>
  answer(call, checklistRequest(store, call));

/** Ticks an item of a checklist or removes the tick; only people assigned by name may. */
export const checkOff =
  (checked: boolean) =>
  async (store: Store, call: Call): Promise<Response> => {
    checklistRequest(store, call);
    const body = asBody(await readBody(call));
    return store.transaction(() => {
      const request = checklistRequest(store, call);
      const { workflow, task, index } = request;
      const id = required(readId(body, 'selection_id'), 'selection_id');
      const item = itemOf(definitionOf(workflow, task), task, index, id);
      if (item === undefined) throw impossible('There is no such item.');
      if (!performsInPerson(request)) throw impossible(messages.MSG_PW_0019);
      checkActive(request);
      store.checkItem(task.id, item, checked);
      return answer(call, { ...request, ...afresh(request) });
    });
  };

const performsInPerson = ({ asker, task }: TaskRequest): boolean =>
  ownsAccount(asker) ||
  task.performers.some(({ type, id }) => type === 'user' && id === asker.person.id);
