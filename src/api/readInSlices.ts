import * as v from 'valibot';
import type { ServiceError } from '../core/base/errors.ts';
import { type Result, failure, success } from '../core/base/result.ts';
import type { Entries, Unreadable } from '../core/base/unreadable.ts';
import { notUnderstood } from './body.ts';
import { type EntryReading, fewUnreadable, isForeign, readEntry } from './entries.ts';
import { parseAnswer } from './parseAnswer.ts';
import { Slices, giveWay } from './slices.ts';

/** How a long list is read. */
export interface ReadingInSlices<Item> {
  readonly reading: EntryReading<Item>;
  /** Called with the first items of a long list. */
  readonly onFirst?: ((items: readonly Item[]) => void) | undefined;
}

const listSchema = v.array(v.unknown());

/** The entries; the schema, which copies them, says what there is in place of a list. */
const entriesIn = (
  answer: Result<unknown, ServiceError>,
): Result<readonly unknown[], ServiceError> =>
  answer.ok && Array.isArray(answer.value)
    ? success(answer.value as readonly unknown[])
    : parseAnswer(listSchema, answer);

/** A list with more entries is long, and its first items are told before the others are read. */
const longList = 500;
/** The number of first items. */
const firstItems = 50;
/** So many entries are read before the clock is looked at. */
const entriesAtOnce = 50;

/**
 * Reads a list entry by entry, as a schema would. Each item has an id of its own: of two with the
 * same id, the first one counts. A long list is read in slices, so that other work need not wait.
 */
export async function readInSlices<Item extends { readonly id: string }>(
  answer: Result<unknown, ServiceError>,
  { reading, onFirst }: ReadingInSlices<Item>,
  signal: AbortSignal | undefined,
): Promise<Result<Entries<Item>, ServiceError>> {
  const list = entriesIn(answer);
  if (!list.ok) return list;
  const entries = list.value;
  const items: Item[] = [];
  const ids = new Set<string>();
  const odd: Unreadable[] = [];
  const slices = new Slices();
  for (let index = 0; index < entries.length; index++) {
    const read = readEntry(reading, entries[index], index);
    if (!read.ok) odd.push(read.odd);
    else if (!ids.has(read.value.id)) {
      ids.add(read.value.id);
      items.push(read.value);
    }
    if (isForeign(odd)) return failure(notUnderstood(fewUnreadable, 'array'));
    if ((index + 1) % entriesAtOnce !== 0) continue;
    if (index + 1 === firstItems && entries.length > longList && onFirst) {
      onFirst([...items]);
      await giveWay();
    }
    await slices.pause();
    if (signal?.aborted) return failure({ kind: 'cancelled' });
  }
  return success({ items, unreadable: odd });
}
