import * as v from 'valibot';
import type { Answer, TakeFirst } from '../core/base/answer.ts';
import type { ServiceError } from '../core/base/errors.ts';
import { type Result, failure, success } from '../core/base/result.ts';
import type { Entries, Unreadable } from '../core/base/unreadable.ts';
import type { TakeEntries } from './arrivingList.ts';
import { notUnderstood } from './body.ts';
import type { Client } from './client.ts';
import type { Endpoint } from './endpoint.ts';
import { type EntryReading, fewUnreadable, isForeign, readEntry } from './entries.ts';
import { parseAnswer } from './parseAnswer.ts';
import { Slices, giveWay } from './slices.ts';

/** How a long list is read. */
export interface ReadingInSlices<Item> {
  readonly reading: EntryReading<Item>;
  /** Called with the first items of a long list; the others wait for what it returns. */
  readonly onFirst?: TakeFirst<Item> | undefined;
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

/** A list that is read entry by entry, as a schema would, in slices. */
class SlicedList<Item extends { readonly id: string }> {
  readonly #how: ReadingInSlices<Item>;
  readonly #signal: AbortSignal | undefined;
  readonly #items: Item[] = [];
  readonly #ids = new Set<string>();
  readonly #odd: Unreadable[] = [];
  readonly #slices = new Slices();
  #read = 0;
  #hasTold = false;

  constructor(how: ReadingInSlices<Item>, signal: AbortSignal | undefined) {
    this.#how = how;
    this.#signal = signal;
  }

  /** Reads the next entries. */
  async take(entries: readonly unknown[]): Promise<void> {
    const isLong = this.#read + entries.length > longList;
    for (const entry of entries) {
      if (this.#isOver) return;
      this.#take(entry);
      if (this.#read % entriesAtOnce !== 0) continue;
      if (isLong && !this.#hasTold) await this.#tell();
      await this.#slices.pause();
    }
  }

  /** What was read. */
  get result(): Result<Entries<Item>, ServiceError> {
    if (isForeign(this.#odd)) return failure(notUnderstood(fewUnreadable, 'array'));
    if (this.#signal?.aborted) return failure({ kind: 'cancelled' });
    return success({ items: this.#items, unreadable: this.#odd });
  }

  get #isOver(): boolean {
    return isForeign(this.#odd) || this.#signal?.aborted === true;
  }

  #take(entry: unknown): void {
    const read = readEntry(this.#how.reading, entry, this.#read);
    this.#read += 1;
    if (!read.ok) {
      this.#odd.push(read.odd);
      return;
    }
    const { value } = read;
    if (this.#ids.has(value.id)) return;
    this.#ids.add(value.id);
    this.#items.push(value);
  }

  async #tell(): Promise<void> {
    this.#hasTold = true;
    await this.#how.onFirst?.(this.#items.slice(0, firstItems));
    await giveWay();
  }
}

/**
 * Reads a list that comes as a whole, entry by entry as a schema would. Each item has an id of its
 * own: of two with the same id, the first one counts. A long list is read while it arrives, and in
 * slices, so that other work need not wait.
 */
export async function readInSlices<Item extends { readonly id: string }>(
  client: Client,
  endpoint: Endpoint,
  how: ReadingInSlices<Item>,
  signal: AbortSignal | undefined,
): Answer<Entries<Item>> {
  let list = new SlicedList(how, signal);
  const begin = (): TakeEntries => {
    const begun = new SlicedList(how, signal);
    list = begun;
    return (entries) => begun.take(entries);
  };
  const answer = await client.get(endpoint, signal, { begin });
  const rest = entriesIn(answer);
  if (!rest.ok) return rest;
  await list.take(rest.value);
  return list.result;
}
