import type { Call } from '../../request.ts';
import type { Performer } from '../../model/runs.ts';
import type { Store } from '../../store/store.ts';
import { type Body, readId, readWords } from '../http/bodyParts.ts';
import { note } from '../../rules/flow.ts';
import { messages } from '../messages.ts';
import { presentUser } from '../account/account.ts';
import { impossible, invalid } from '../../refusal.ts';
import { type TaskRequest, mayChange } from '../runs/runRequest.ts';
import { act } from './taskActions.ts';

type Kind = Performer['type'];
type Answer = (store: Store, call: Call) => Promise<Response>;

/** Adds a person or a group of the account to the performers of a task. */
export const addPerformer =
  (type: Kind): Answer =>
  (store, call) =>
    act(store, call, mayChange, (request, body) => {
      checkOpen(request);
      add(request, targetOf(request, type, body));
      return call.body(null, 204);
    });

/** Adds a guest to the performers of a task, and answers with the guest. */
export const addGuest: Answer = (store, call) =>
  act(store, call, mayChange, (request, body) => {
    const email = readEmail(body);
    checkOpen(request);
    const guest = store.addGuest(email);
    add(request, { type: 'user', id: guest.id });
    return call.json(presentUser(guest, store.groups(), call));
  });

/** Removes a person or a group from the performers of a task. */
export const removePerformer =
  (type: Kind): Answer =>
  (store, call) =>
    act(store, call, mayChange, (request, body) => {
      checkOpen(request);
      remove(request, targetOf(request, type, body));
      return call.body(null, 204);
    });

/** Removes a guest from the performers of a task. */
export const removeGuest: Answer = (store, call) =>
  act(store, call, mayChange, (request, body) => {
    const email = readEmail(body);
    checkOpen(request);
    const guest = store
      .people()
      .find((person) => person.role === 'guest' && person.email === email);
    if (!guest) throw impossible(messages.MSG_PW_0014);
    remove(request, { type: 'user', id: guest.id });
    return call.body(null, 204);
  });

/** @throws {Refusal} unless the task is being worked on. */
function checkOpen({ run, task }: TaskRequest): void {
  if (run.status === 'done') throw impossible(messages.MSG_PW_0017);
  if (task.status !== 'active') throw impossible(messages.MSG_PW_0018);
}

function add(request: TaskRequest, target: Target): void {
  const { store, run, task } = request;
  if (task.performers.some((each) => isSame(each, target))) return;
  store.setPerformers(task.id, [...task.performers, { ...target, completedAt: null }]);
  note(request, 'performerAdded', run.id, task.id, { target });
}

/** @throws {Refusal} for the last performer, who has to stay. */
function remove(request: TaskRequest, target: Target): void {
  const { store, run, task } = request;
  const left = task.performers.filter((each) => !isSame(each, target));
  if (left.length === 0) throw impossible(messages.MSG_PW_0016);
  if (left.length === task.performers.length) return;
  store.setPerformers(task.id, left);
  note(request, 'performerRemoved', run.id, task.id, { target });
}

function readEmail(body: Body): string {
  const email = readWords(body, 'email', 'This field is required.').toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw invalid('Enter a valid email address.', { name: 'email' });
  }
  return email;
}

type Target = Pick<Performer, 'type' | 'id'>;

const isSame = (one: Target, other: Target): boolean =>
  one.type === other.type && one.id === other.id;

/** The performer that the body names: an active person, or a group that can be chosen. */
function targetOf({ context }: TaskRequest, type: Kind, body: Body): Target {
  const name = `${type}_id`;
  const id = readId(body, name);
  const able =
    type === 'user'
      ? context.people.filter(({ status, role }) => status !== 'inactive' && role !== 'guest')
      : context.groups.filter(({ personal }) => !personal);
  if (id !== undefined && able.some((each) => each.id === id)) return { type, id };
  throw invalid('There is no such person or group.', { name });
}
