import { tokenValues, wantsMore } from '../../../core/runs/tokens.ts';
import { readPage } from '../paging.ts';
import type { Sources } from '../sources.ts';
import type { Members } from './members.ts';
import { type WireRunDetail, outputEventSchema } from './schema.ts';
import { toValues } from './values.ts';

/** Tasks that were completed are among the latest events of a run. */
const eventsAsked = 100;

/**
 * What has been filled in for the tasks of a run, as far as a task that is still to come names it.
 * The run itself does not say, but the events of tasks that were completed do; they are asked for
 * only where something is missing, and nothing is filled in where they cannot be read.
 */
export async function filledIn(
  { client }: Sources,
  run: WireRunDetail,
  { zone }: Members,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  const kickoff = tokenValues(run.kickoff ? toValues(run.kickoff, zone) : []);
  const isMissing = run.tasks.items.some(({ name }) => wantsMore(name, kickoff));
  const isDone = run.tasks.items.some(({ status }) => status === 'completed');
  if (!isMissing || !isDone) return new Map();
  const query = { ordering: '-created', include_comments: 'false' };
  const endpoint = { route: '/workflows/{id}/events', id: run.id, query };
  const page = { limit: eventsAsked, cursor: undefined };
  const answer = await readPage(client, endpoint, outputEventSchema, page, signal);
  if (!answer.ok) return new Map();
  // The latest last, so that it counts.
  const values = answer.value.items
    .toReversed()
    .flatMap(({ task }) => (task ? toValues(task, zone) : []));
  return tokenValues(values);
}
