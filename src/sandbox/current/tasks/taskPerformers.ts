import type { Call } from '../../request.ts';
import type { Performer } from '../../model/runs.ts';
import type { Store } from '../../store/store.ts';
import { type Body, readId } from '../http/bodyParts.ts';
import { note } from '../../rules/flow.ts';
import { impossible, invalid } from '../../refusal.ts';
import { type TaskRequest, mayChange } from '../runs/runRequest.ts';
import { act } from './taskActions.ts';

type Kind = Performer['type'];
type Answer = (store: Store, call: Call) => Promise<Response>;

/** Adds a performer to a task. */
export const addPerformer =
  (type: Kind): Answer =>
  (store, call) =>
    act(store, call, mayChange, (request, body) => {
      const target = targetOf(request, type, body);
      const { performers } = request.task;
      if (!performers.some((each) => isSame(each, target))) {
        store.setPerformers(request.task.id, [...performers, { ...target, completedAt: null }]);
        note(request, 'performerAdded', request.run.id, request.task.id, { target });
      }
      return call.body(null, 204);
    });

/** Removes a performer from a task; the last one has to stay. */
export const removePerformer =
  (type: Kind): Answer =>
  (store, call) =>
    act(store, call, mayChange, (request, body) => {
      const target = targetOf(request, type, body);
      const { performers } = request.task;
      const left = performers.filter((each) => !isSame(each, target));
      if (left.length === 0) throw impossible('Somebody has to work on the task.');
      if (left.length < performers.length) {
        store.setPerformers(request.task.id, left);
        note(request, 'performerRemoved', request.run.id, request.task.id, { target });
      }
      return call.body(null, 204);
    });

type Target = Pick<Performer, 'type' | 'id'>;

const isSame = (one: Target, other: Target): boolean =>
  one.type === other.type && one.id === other.id;

/** The performer that the body names: an active person, or a group that can be chosen. */
function targetOf({ context }: TaskRequest, type: Kind, body: Body): Target {
  const name = `${type}_id`;
  const id = readId(body, name);
  const able =
    type === 'user'
      ? context.people.filter(({ status }) => status !== 'inactive')
      : context.groups.filter(({ personal }) => !personal);
  if (id !== undefined && able.some((each) => each.id === id)) return { type, id };
  throw invalid('There is no such person or group.', { name });
}
