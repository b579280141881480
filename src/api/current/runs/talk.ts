import type { Answer, Page } from '../../../core/base/answer.ts';
import type { RunEvent } from '../../../core/runs/runEvent.ts';
import type { TalkApi } from '../../../core/runs/talkApi.ts';
import type { Endpoint } from '../../endpoint.ts';
import { mapped } from '../../mapping.ts';
import { readPage } from '../paging.ts';
import type { Sources } from '../sources.ts';
import { changed } from './changed.ts';
import { sendComment } from './commentText.ts';
import { toEvents } from './events.ts';
import { inEvents } from './mentioned.ts';
import { withMembers } from './performers.ts';
import { eventSchema } from './schema.ts';

const eventsOnPage = 50;

/** The events of a run or a task, newest first, with the names of those who caused them. */
export async function readEvents(
  sources: Sources,
  place: Pick<Endpoint, 'route' | 'id'>,
  cursor: string | undefined,
  signal: AbortSignal | undefined,
): Answer<Page<RunEvent>> {
  const endpoint = { ...place, query: { ordering: '-created', include_comments: 'true' } };
  const page = { limit: eventsOnPage, cursor };
  const reading = readPage(sources.client, endpoint, { item: eventSchema }, page, signal);
  const answer = await withMembers(sources, reading, ({ items }) => inEvents(items), signal);
  return mapped(answer, ({ value, members }) => ({
    ...value,
    items: toEvents(value.items, members),
  }));
}

const comment = '/workflows/comments/{id}';

/** The functions for comments, of the account that the sources belong to. */
export function createTalk(sources: Sources): TalkApi {
  const { client } = sources;
  const react =
    (verb: 'create' | 'delete') =>
    (id: string, value: string, signal?: AbortSignal): Answer<void> =>
      changed(client.change({ route: `${comment}/${verb}-reaction`, id }, { value }, signal));
  return {
    listTaskEvents: (id, cursor, signal) =>
      readEvents(sources, { route: '/v2/tasks/{id}/events', id }, cursor, signal),
    editComment: (id, text, signal) =>
      sendComment(sources, text, signal, (written) =>
        client.patch({ route: comment, id }, written, signal),
      ),
    deleteComment: (id, signal) => changed(client.remove({ route: comment, id }, signal)),
    addReaction: react('create'),
    removeReaction: react('delete'),
    noteSeen: (id, signal) =>
      changed(client.change({ route: `${comment}/watched`, id }, undefined, signal)),
  };
}
