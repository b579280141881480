import * as v from 'valibot';
import type { Answer } from '../core/base/answer.ts';
import type { ServiceError } from '../core/base/errors.ts';
import { type Result, success } from '../core/base/result.ts';
import { type Client, createClient } from './client.ts';
import type { Connection } from './connection.ts';
import type { Dialect } from './dialect.ts';
import { notStatusOfRun } from './documented/schema.ts';
import { mapped } from './mapping.ts';
import { parseAnswer } from './parseAnswer.ts';

const isList = (value: unknown): boolean =>
  Array.isArray(value) ||
  (typeof value === 'object' &&
    value !== null &&
    'results' in value &&
    Array.isArray(value.results));
const pageSchema = v.custom(isList, 'a list');

/** Today's service lists runs under `/workflows`, in pages. */
const documentedListSchema = v.array(v.object({ status: v.optional(notStatusOfRun) }));

const verdict = (
  schema: v.GenericSchema,
  answer: Result<unknown, ServiceError>,
  dialect: Dialect,
): Result<Dialect, ServiceError> => mapped(parseAnswer(schema, answer), () => dialect);

/** What the schema accepts, told in plain code: the list may be long. */
const isOfWorkflows = (list: unknown): boolean =>
  Array.isArray(list) &&
  list.every(
    (entry: unknown) =>
      typeof entry === 'object' &&
      entry !== null &&
      !('status' in entry && typeof entry.status === 'number'),
  );

async function askForWorkflows(client: Client, signal: AbortSignal | undefined): Answer<Dialect> {
  const answer = await client.get({ route: '/workflows', query: { ordering: '-date' } }, signal);
  return answer.ok && isOfWorkflows(answer.value)
    ? success('documented')
    : verdict(documentedListSchema, answer, 'documented');
}

/**
 * Finds out which dialect a server has. It sends only reads, since any request to run something may
 * start it. An error decides nothing.
 */
export async function detectDialect(connection: Connection, signal?: AbortSignal): Answer<Dialect> {
  const client = createClient(connection);
  const answer = await client.get({ route: '/templates', query: { limit: '1' } }, signal);
  if (!answer.ok && answer.error.kind === 'notFound') return askForWorkflows(client, signal);
  return verdict(pageSchema, answer, 'current');
}
