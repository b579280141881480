import type { Call } from '../../request.ts';
import type { Form } from '../../model/forms.ts';
import type { Performer } from '../../model/runs.ts';
import type { Store } from '../../store/store.ts';
import { ownsAccount, includes } from '../access.ts';
import {
  type Body,
  asBody,
  readFuture,
  readText,
  readValues,
  required,
} from '../http/bodyParts.ts';
import { isOpen } from './checklists.ts';
import { sentValues } from '../values/encoding.ts';
import { completeTask, definitionOf, note, returnTo, storedRun } from '../../rules/flow.ts';
import { isSince } from '../generation.ts';
import { checkChanges, everyField } from '../values/kickoffValues.ts';
import { messages } from '../messages.ts';
import { presentTask, taskBefore } from './presentTask.ts';
import { readBody } from '../http/readBody.ts';
import { impossible, invalid } from '../../refusal.ts';
import { type Allows, type TaskRequest, mayChange, taskRequest } from '../runs/runRequest.ts';

type Values = Readonly<Record<string, unknown>>;
type Act = (request: TaskRequest, body: Body) => Response;

const isPerformer: Allows<TaskRequest> = ({ asker, task }) =>
  task.performers.some((performer) => includes(asker, performer));

/** Changes a task and answers, with no other writer in between. */
export async function act(
  store: Store,
  call: Call,
  allowed: Allows<TaskRequest>,
  change: Act,
): Promise<Response> {
  taskRequest(store, call, allowed);
  const body = asBody(await readBody(call));
  return store.transaction(() => change(taskRequest(store, call, allowed), body));
}

/** Completes the person's part of a task. */
export async function complete(store: Store, call: Call): Promise<Response> {
  // The task is read before the body: two people who complete it at the same moment both succeed.
  const { run, task } = taskRequest(store, call, isPerformer);
  return act(store, call, isPerformer, (request, body) => {
    const sent = readValues(body, 'output');
    checkCompletable({ ...request, run, task });
    const form = definitionOf(request.workflow, request.task);
    const output = sentValues(everyField(form), wholeOutput(form, sent, request), request.context);
    checkChanges(form, request.task.values, output, request.context);
    store.putTaskValues(request.task.id, Object.entries(output));
    const filled = afresh(request);
    completeTask(filled, filled.run, filled.workflow, filled.task, partOf(filled));
    return call.json(presentTask(afresh(request)));
  });
}

/**
 * All values of the output: servers before v7.1 empty fields that are left out, and later ones keep
 * them.
 */
const wholeOutput = (form: Form, sent: Values, { context }: TaskRequest): Values =>
  isSince(context.generation, 'v7')
    ? sent
    : Object.fromEntries(
        everyField(form).map(({ apiName }) => [apiName, sent[apiName] ?? null] as const),
      );

/**
 * The person's part of the task; none for a person who may complete it only as the owner of the
 * account.
 */
const partOf = ({ asker, task }: TaskRequest): readonly Performer[] =>
  task.performers.filter((performer) => includes(asker, performer));

/** The request's data, read again after a change. */
export function afresh(request: TaskRequest): TaskRequest {
  const run = storedRun(request.store, request.run.id);
  const task = run.tasks.find(({ id }) => id === request.task.id);
  if (!task) throw new Error(`Run ${run.id} has lost task ${request.task.id}.`);
  return { ...request, run, task };
}

function checkCompletable(request: TaskRequest): void {
  const { workflow, task } = request;
  checkActive(request);
  checkPart(request);
  if (isOpen(definitionOf(workflow, task), task)) throw impossible(messages.MSG_PW_0006);
  checkParts(request, messages.MSG_PW_0070);
}

/** @throws {Refusal} while a run that is a part of the task goes on. */
export function checkParts(
  { store, task }: Pick<TaskRequest, 'store' | 'task'>,
  message: string,
): void {
  if (store.runsWithin(task.id).some(({ status }) => status !== 'done')) {
    throw impossible(message);
  }
}

/** @throws {Refusal} for a person whose part is done; the owner of the account needs none. */
function checkPart(request: TaskRequest): void {
  const { store, asker, task } = request;
  const part = partOf(request);
  const isDone =
    part.some(({ completedAt }) => completedAt !== null) ||
    (part.length > 0 && store.completers(task.id).includes(asker.person.id));
  if (isDone || (part.length === 0 && !ownsAccount(asker))) throw impossible(messages.MSG_PW_0087);
}

export function checkActive({ run, task }: TaskRequest): void {
  if (run.status === 'snoozed') throw impossible(messages.MSG_PW_0004);
  if (run.status === 'done') throw impossible(messages.MSG_PW_0008);
  if (task.status !== 'active') throw impossible(messages.MSG_PW_0086);
}

/** Returns the run to the task before. */
export const revert = (store: Store, call: Call): Promise<Response> =>
  act(store, call, isPerformer, (request, body) => {
    const text = readText(body, 'comment') ?? '';
    if (text === '') throw invalid(messages.MSG_PW_0083);
    checkActive(request);
    checkParts(request, messages.MSG_PW_0071);
    checkPart(request);
    const before = taskBefore(request);
    if (!before) throw impossible('There is no task to return to.');
    note(request, 'taskReturned', request.run.id, request.task.id, { text });
    returnTo(request, request.run, request.workflow, before);
    return call.body(null, 204);
  });

/** Sets the due date of a task. */
export const setDueDate = (store: Store, call: Call): Promise<Response> =>
  act(store, call, mayChange, (request, body) => {
    changeDueDate(request, required(readFuture(body, 'due_date_tsp'), 'due_date_tsp'));
    return call.body(null, 204);
  });

/** Removes the due date of a task. */
export const dropDueDate = (store: Store, call: Call): Promise<Response> =>
  act(store, call, mayChange, (request) => {
    changeDueDate(request, null);
    return call.body(null, 204);
  });

function changeDueDate(request: TaskRequest, dueAt: string | null): void {
  request.store.changeTask(request.task.id, { dueAt });
  note(request, 'dueDateSet', request.run.id, request.task.id);
}
