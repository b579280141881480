import { tokenValues, wantsMore } from '../../../core/runs/tokens.ts';
import { readPage } from '../paging.ts';
import type { Sources } from '../sources.ts';
import type { Members } from './members.ts';
import { type WireRunDetail, outputEventSchema } from './schema.ts';
import { toValues } from './values.ts';

/** How many of the latest events are read: completed tasks are among them. */
const eventsAsked = 100;

/**
 * The values that a run's tasks were completed with, for later tasks whose names contain them. The
 * run itself does not have them, but the events of completed tasks do. They are read only where a
 * name misses a value, and nothing is filled in if they cannot be read.
 */
export async function filledIn(
  { client }: Sources,
  run: WireRunDetail,
  members: Members,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  const kickoff = tokenValues(run.kickoff ? toValues(run.kickoff, members) : []);
  const isMissing = run.tasks.items.some(({ name }) => wantsMore(name, kickoff));
  const isDone = run.tasks.items.some(({ status }) => status === 'completed');
  if (!isMissing || !isDone) return new Map();
  const query = { ordering: '-created', include_comments: 'false' };
  const endpoint = { route: '/workflows/{id}/events', id: run.id, query };
  const page = { limit: eventsAsked, cursor: undefined };
  const answer = await readPage(client, endpoint, { item: outputEventSchema }, page, signal);
  if (!answer.ok) return new Map();
  // The latest event comes last, so that it counts.
  const values = answer.value.items
    .toReversed()
    .flatMap(({ task }) => (task ? toValues(task, members) : []));
  return tokenValues(values);
}
