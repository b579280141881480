import type { Answer, Page, TakeFirst } from './answer.ts';
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

/** The limit of one list in characters: twice that of 100,000 workflows. */
const largestList = 128 * 1024 * 1024;

const tooLong: ServiceError = {
  kind: 'notUnderstood',
  path: '',
  expected: 'a list of at most 128 million characters',
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
  if (Array.isArray(value)) for (const part of value as unknown[]) weight += weightOf(part);
  else for (const name in value) weight += weightOf(value[name as keyof typeof value]);
  return weight;
}

/** Weighs the pages of a list; a list of one page is kept small by the limit of an answer. */
function createScale() {
  let before = 0;
  let last: Page<unknown> | undefined;
  return {
    /** Whether the list is still small enough with this page. */
    takes(page: Page<unknown>): boolean {
      if (last) before += last.weight ?? weightOf(last.items) + weightOf(last.unreadable);
      last = page;
      return before <= largestList;
    },
  };
}

/** A list of one page, whose items are distinct. */
const alone = <Item>({ items, unreadable = [], looked }: Page<Item>): ReadPages<Item> => ({
  items,
  more: false,
  unreadable,
  ...(looked !== undefined && { looked }),
});

/**
 * Reads a list page by page, one after the other. An entry that is added meanwhile moves others to
 * the next page, where they come a second time; each is listed once. A cursor that leads back to a
 * page ends the list. A list that is too long for the memory is a failure.
 * @param read gets the number of missing items; its failure ends the reading, for example after a
 * cancellation.
 * @param wanted how many items are enough; all of them by default.
 * @param onFirst is called with the items of the first page, if others follow, which wait for what it
 * returns.
 */
export async function readPages<Item extends { readonly id: string }>(
  read: (cursor: string | undefined, missing: number) => Answer<Page<Item>>,
  wanted = Infinity,
  onFirst?: TakeFirst<Item>,
): Answer<ReadPages<Item>> {
  const items = new Map<string, Item>();
  const unreadable: Unreadable[] = [];
  const asked = new Set<string>();
  const scale = createScale();
  let cursor: string | undefined;
  let looked: number | undefined;
  do {
    const page = await read(cursor, wanted - items.size);
    if (!page.ok) return page;
    if (!scale.takes(page.value)) return failure(tooLong);
    const { next } = page.value;
    if (cursor === undefined && next === undefined) return success(alone(page.value));
    unreadable.push(...(page.value.unreadable ?? []));
    looked = page.value.looked;
    for (const item of page.value.items) items.set(item.id, item);
    if (cursor === undefined && next !== undefined) await onFirst?.([...items.values()]);
    if (cursor !== undefined) asked.add(cursor);
    cursor = next !== undefined && asked.has(next) ? undefined : next;
  } while (cursor !== undefined && items.size < wanted);
  return success({
    items: [...items.values()],
    more: cursor !== undefined,
    unreadable,
    ...(looked !== undefined && { looked }),
  });
}
