import type { Call } from '../call.ts';
import { readCount } from './query.ts';

/** Answers with a bare list, or with one page of it where a limit is given. */
export function answerList<Item>(
  call: Call,
  items: readonly Item[],
  present: (item: Item) => object,
): Response {
  const limit = readCount(call, 'limit') ?? 0;
  const offset = readCount(call, 'offset') ?? 0;
  if (limit === 0) return call.json(items.map(present));
  return answerPage(call, items, present, { limit, offset });
}

/** Answers with one page of a list. */
export function answerPage<Item>(
  call: Call,
  items: readonly Item[],
  present: (item: Item) => object,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Response {
  const next = limit > 0 && offset + limit < items.length ? offset + limit : undefined;
  const previous = limit > 0 && offset > 0 ? Math.max(0, offset - limit) : undefined;
  return call.json({
    count: items.length,
    next: next === undefined ? null : address(call, limit, next),
    previous: previous === undefined ? null : address(call, limit, previous),
    results: items.slice(offset, offset + limit).map(present),
  });
}

/** The request's own address, with another offset. */
function address(call: Call, limit: number, offset: number): string {
  const url = new URL(call.req.url);
  url.searchParams.set('limit', String(limit));
  if (offset === 0) url.searchParams.delete('offset');
  else url.searchParams.set('offset', String(offset));
  return url.href;
}
