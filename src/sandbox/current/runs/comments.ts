import type { Call } from '../../request.ts';
import type { RunEvent, RunTask } from '../../model/runs.ts';
import type { Store } from '../../store/store.ts';
import { askerOf, named } from '../access.ts';
import { type Body, asBody, readWords } from '../http/bodyParts.ts';
import { readBody } from '../http/readBody.ts';
import { messages } from '../messages.ts';
import { impossible, invalid } from '../../refusal.ts';
import { notifyOfEdit } from '../../rules/mentions.ts';
import { namedTask, presentEvent } from './events.ts';
import { type Allows, type RunRequest, findRunRequest, mayRead } from './runRequest.ts';

/** A comment of a request, and the run that it belongs to. */
interface CommentRequest extends RunRequest {
  readonly event: RunEvent;
}

type Answer = (store: Store, call: Call) => Promise<Response>;

const isAuthor: Allows<CommentRequest> = ({ asker, event }) => event.personId === asker.person.id;

/**
 * The comment that the path names.
 * @throws {Refusal} if it is missing or forbidden.
 */
function commentRequest(
  store: Store,
  call: Call,
  allowed: Allows<CommentRequest>,
  ofOthers: boolean,
): CommentRequest {
  const find = (id: number): CommentRequest | undefined => {
    const run = store.runOfEvent(id);
    const event = run && store.events(run.id).find((each) => each.id === id);
    if (!run || event?.kind !== 'commented') return undefined;
    const request = { ...findRunRequest(store, call, run), event };
    return ofOthers || isAuthor(request) ? request : undefined;
  };
  return named(call, askerOf(store, call), find, allowed, { notFoundFor: 'nobody' });
}

/** @throws {Refusal} for a comment that was deleted, or belongs to a run that is done. */
function checkThere({ event, run }: CommentRequest): void {
  if (event.status === 'deleted') throw impossible(messages.MSG_PW_0049);
  if (run.status === 'done') throw impossible(messages.MSG_PW_0008);
}

/** @throws {Refusal} for a comment on a task that is no longer worked on. */
function checkCurrent({ event, run }: CommentRequest): void {
  const isOpen = ({ id, status }: RunTask): boolean =>
    id === event.taskId && ['active', 'snoozed'].includes(status);
  if (!run.tasks.some(isOpen)) throw impossible(messages.MSG_PW_0086);
}

/** Notifies those that only the new text of a comment mentions. */
function notifyOfMentions(request: CommentRequest, text: string): void {
  const { run, event } = request;
  const task = run.tasks.find(({ id }) => id === event.taskId);
  if (task) notifyOfEdit(request, { text, run, task: namedTask(request, task) }, event.text);
}

async function act(
  store: Store,
  call: Call,
  find: () => CommentRequest,
  change: (request: CommentRequest, body: Body) => Response,
): Promise<Response> {
  find();
  const body = asBody(await readBody(call));
  return store.transaction(() => {
    const request = find();
    checkThere(request);
    return change(request, body);
  });
}

/** Replaces the text of a comment, or deletes the comment, and answers with it. */
function changeOwn(textOf: (body: Body) => string | null): Answer {
  return (store, call) =>
    act(
      store,
      call,
      () => commentRequest(store, call, isAuthor, false),
      (request, body) => {
        const text = textOf(body);
        checkCurrent(request);
        store.changeComment(request.event.id, text, request.at);
        if (text !== null) notifyOfMentions(request, text);
        const event = store.events(request.run.id).find(({ id }) => id === request.event.id);
        return call.json(presentEvent(request, event ?? request.event));
      },
    );
}

/** Replaces the text of a comment of the person. */
export const editComment = changeOwn((body) => readWords(body, 'text', messages.MSG_PW_0047));

/** Deletes a comment of the person; it keeps its place in the log. */
export const deleteComment = changeOwn(() => null);

/** Puts a reaction to a comment, or removes it. */
export const react =
  (on: boolean): Answer =>
  (store, call) =>
    act(
      store,
      call,
      () => commentRequest(store, call, mayRead, true),
      ({ event, asker }, body) => {
        const value = readWords(body, 'value', 'This field is required.');
        if (value.length > 10) throw invalid('No more than 10 characters.', { name: 'value' });
        const sign = { personId: asker.person.id, kind: 'reaction', value } as const;
        store.setSign(event.id, sign, on);
        return call.body(null, 204);
      },
    );

/** Notes that the person has seen a comment of somebody else. */
export const noteSeen: Answer = (store, call) =>
  act(
    store,
    call,
    () => commentRequest(store, call, mayRead, true),
    ({ event, asker, at }) => {
      const { id: personId } = asker.person;
      const isKnown = event.signs.some((one) => one.kind === 'seen' && one.personId === personId);
      if (event.personId !== personId && !isKnown) {
        store.setSign(event.id, { personId, kind: 'seen', value: at }, true);
      }
      return call.body(null, 204);
    },
  );
