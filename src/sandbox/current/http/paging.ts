import type { Call } from '../../request.ts';
import type { Found, Window } from '../../store/runs/findRuns.ts';
import { readCount, readInteger } from './query.ts';

/** The part of a list that a request asks for; null for all of it, as for a limit below 0. */
export function readWindow(call: Call): Window {
  const limit = readInteger(call, 'limit') ?? 0;
  const offset = Math.max(0, readInteger(call, 'offset') ?? 0);
  return limit <= 0 ? null : { limit, offset };
}

/** The page of a list that a request asks for: never more than 1000 items, 15 by default. */
export const readPage = (call: Call): NonNullable<Window> => ({
  limit: readCount(call, 'limit', 1000) ?? 15,
  offset: readCount(call, 'offset') ?? 0,
});

/** Answers with a bare list, or with one page of it where a limit is given. */
export function answerList<Item>(
  call: Call,
  items: readonly Item[],
  present: (item: Item) => object,
): Response {
  const window = readWindow(call);
  const wanted = window ? items.slice(window.offset, window.offset + window.limit) : items;
  return answerFound(call, { count: items.length, items: wanted }, present, window);
}

/** Answers with the found part of a list: a plain list, or one page. */
export function answerFound<Item>(
  call: Call,
  { count, items }: Found<Item>,
  present: (item: Item) => object,
  window: Window,
): Response {
  if (!window) return call.json(items.map(present));
  const { limit, offset } = window;
  const next = limit > 0 && offset + limit < count ? offset + limit : undefined;
  const previous = limit > 0 && offset > 0 ? Math.max(0, offset - limit) : undefined;
  return call.json({
    count,
    next: next === undefined ? null : address(call, limit, next),
    previous: previous === undefined ? null : address(call, limit, previous),
    results: items.map(present),
  });
}

/** The request's own address with another offset; its parameters are sorted by name. */
function address(call: Call, limit: number, offset: number): string {
  const url = new URL(call.req.url);
  url.searchParams.set('limit', String(limit));
  if (offset === 0) url.searchParams.delete('offset');
  else url.searchParams.set('offset', String(offset));
  url.searchParams.sort();
  return url.href;
}
