import type * as v from 'valibot';
import type { Answer, Page } from '../../core/base/answer.ts';
import type { Entries } from '../../core/base/unreadable.ts';
import type { Client } from '../client.ts';
import type { Endpoint } from '../endpoint.ts';
import { nonEmpty, mapped } from '../mapping.ts';
import { pageOf, pageOfEntries } from '../entries.ts';
import { parseAnswer } from '../parseAnswer.ts';
import type { Usual } from '../usual.ts';

/** A limit for a server that always claims to have one more page. */
const mostPages = 1_000;

/** The cursor of the page after one with `count` items; undefined where there is none. */
export function nextCursor(
  next: string | null | undefined,
  offset: number,
  count: number,
): string | undefined {
  const more = typeof next === 'string' && count > 0 && offset < count * mostPages;
  return more ? String(offset + count) : undefined;
}

/** The number of entries of a page, including unreadable ones. */
export const countOf = ({ items, unreadable }: Entries<unknown>): number =>
  items.length + unreadable.length;

/** The page of a list to read. */
export interface PageOptions {
  readonly limit: number;
  /** `next` of the page before; undefined for the first page. */
  readonly cursor: string | undefined;
}

/** How the entries of a page are read. */
interface PageItem<Output> {
  readonly item: v.GenericSchema<unknown, Output>;
  /** Reads most entries as the schema would, but sooner. */
  readonly usual?: Usual<Output> | undefined;
}

/** Reads a page of a list. */
export async function readPage<Output>(
  client: Client,
  endpoint: Endpoint,
  { item, usual }: PageItem<Output>,
  { limit, cursor }: PageOptions,
  signal: AbortSignal | undefined,
): Answer<Page<Output>> {
  const offset = Number(cursor ?? '0');
  const query = { ...endpoint.query, limit: String(limit), offset: String(offset) };
  const answer = await client.get({ ...endpoint, query }, signal);
  return mapped(parseAnswer(pageOf(item, usual), answer), ({ results, next }) => {
    client.noteUnreadable(endpoint.route, results.unreadable);
    return {
      ...pageOfEntries(results),
      next: nextCursor(next, offset, countOf(results)),
    };
  });
}

/** The words of a search with one blank between them: the service takes several blanks for none. */
export const searchWords = (text: string | undefined): string | undefined =>
  nonEmpty((text ?? '').replace(/[\s\0]+/g, ' ').trim());

/** A query of the parameters that have a value. */
export const queryOf = (
  entries: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
