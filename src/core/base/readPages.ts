import type { Answer, Page } from './answer.ts';
import type { ServiceError } from './errors.ts';
import { failure, success } from './result.ts';
import type { Unreadable } from './unreadable.ts';

/** The items of several pages together, and whether there are more. */
export interface ReadPages<Item> {
  readonly items: readonly Item[];
  readonly more: boolean;
  /** Entries that cannot be read. */
  readonly unreadable: readonly Unreadable[];
  /** How many entries were looked at, where the list ends before the service's own. */
  readonly looked?: number | undefined;
}

/** The limit of one list in characters: a few times that of a large account. */
const largestList = 64 * 1024 * 1024;

const tooLong: ServiceError = {
  kind: 'notUnderstood',
  path: '',
  expected: 'a list of at most 64 million characters',
  found: 'a longer one',
};

/**
 * The rough size of a value in characters. Every part counts at least 8, so that a list of empty
 * items grows, too.
 */
function weightOf(value: unknown): number {
  if (typeof value === 'string') return 8 + value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let weight = 8;
  for (const part of Object.values(value)) weight += weightOf(part);
  return weight;
}

/**
 * Reads a list page by page, one after the other. An entry that is added meanwhile moves others to
 * the next page, where they come a second time; each is listed once. A cursor that leads back to a
 * page ends the list. A list that is too long for the memory is a failure.
 * @param read gets the number of missing items; its failure ends the reading, for example after a
 * cancellation.
 * @param wanted how many items are enough; all of them by default.
 */
export async function readPages<Item extends { readonly id: string }>(
  read: (cursor: string | undefined, missing: number) => Answer<Page<Item>>,
  wanted = Infinity,
): Answer<ReadPages<Item>> {
  const items = new Map<string, Item>();
  const unreadable: Unreadable[] = [];
  const asked = new Set<string>();
  let cursor: string | undefined;
  let weight = 0;
  let looked: number | undefined;
  do {
    const page = await read(cursor, wanted - items.size);
    if (!page.ok) return page;
    weight += weightOf(page.value.items) + weightOf(page.value.unreadable);
    unreadable.push(...(page.value.unreadable ?? []));
    looked = page.value.looked;
    if (weight > largestList) return failure(tooLong);
    for (const item of page.value.items) items.set(item.id, item);
    if (cursor !== undefined) asked.add(cursor);
    const { next } = page.value;
    cursor = next !== undefined && asked.has(next) ? undefined : next;
  } while (cursor !== undefined && items.size < wanted);
  return success({
    items: [...items.values()],
    more: cursor !== undefined,
    unreadable,
    ...(looked !== undefined && { looked }),
  });
}
