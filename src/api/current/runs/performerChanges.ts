import type { RunTaskId } from '../../../core/base/ids.ts';
import type { PerformerRef } from '../../../core/account/assignee.ts';
import type { TasksApi } from '../../../core/tasks/tasksApi.ts';
import { wireId } from '../../mapping.ts';
import type { Sources } from '../sources.ts';
import { changed } from './changed.ts';

/** The ends of the routes for each kind of performer. */
const routes: Readonly<Record<PerformerRef['kind'], string>> = {
  person: 'performer',
  group: 'group-performer',
  guest: 'guest-performer',
};

function bodyOf({ kind, key }: PerformerRef): object {
  switch (kind) {
    case 'person':
      return { user_id: wireId(key) };
    case 'group':
      return { group_id: wireId(key) };
    case 'guest':
      return { email: key };
  }
}

/** The functions for the performers of a task. */
export function createPerformers({
  client,
}: Sources): Pick<TasksApi, 'addPerformer' | 'removePerformer'> {
  const change =
    (verb: 'create' | 'delete') =>
    (id: RunTaskId, performer: PerformerRef, signal?: AbortSignal) => {
      const route = `/v2/tasks/{id}/${verb}-${routes[performer.kind]}`;
      return changed(client.change({ route, id }, bodyOf(performer), signal));
    };
  return { addPerformer: change('create'), removePerformer: change('delete') };
}
