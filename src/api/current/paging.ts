import * as v from 'valibot';
import type { Answer, Page } from '../../core/api.ts';
import type { Client } from '../client.ts';
import type { Endpoint } from '../endpoint.ts';
import { given, mapped } from '../mapping.ts';
import { parseAnswer } from '../parseAnswer.ts';

/** A list in pages, or a bare one of everything. */
const listSchema = <Output>(item: v.GenericSchema<unknown, Output>) => {
  const page = v.object({ results: v.array(item), next: v.nullish(v.string()) });
  const bare = v.pipe(
    v.array(item),
    v.transform((results): v.InferOutput<typeof page> => ({ results, next: null })),
  );
  return v.lazy((answer) => (Array.isArray(answer) ? bare : page));
};

/** Which page of a list to read. */
export interface PageOptions {
  readonly limit: number;
  /** `next` of the page before; undefined for the first. */
  readonly cursor: string | undefined;
}

/** Reads a page of a list. */
export async function readPage<Output>(
  client: Client,
  endpoint: Endpoint,
  item: v.GenericSchema<unknown, Output>,
  { limit, cursor }: PageOptions,
  signal: AbortSignal | undefined,
): Answer<Page<Output>> {
  const offset = Number(cursor ?? '0');
  const query = { ...endpoint.query, limit: String(limit), offset: String(offset) };
  const answer = await client.get({ ...endpoint, query }, signal);
  return mapped(parseAnswer(listSchema(item), answer), ({ results, next }) => {
    const more = typeof next === 'string' && results.length > 0;
    return { items: results, next: more ? String(offset + results.length) : undefined };
  });
}

/** The words of a search, each one blank apart: the service takes more for none at all. */
export const searchWords = (text: string | undefined): string | undefined =>
  given((text ?? '').trim().replace(/\s+/g, ' '));

/** A query of what is given. */
export const queryOf = (
  entries: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
