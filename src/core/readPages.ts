import type { Answer, Page } from './api.ts';
import { success } from './result.ts';

/** What several pages hold together, and whether there are more of them. */
export interface ReadPages<Item> {
  readonly items: readonly Item[];
  readonly more: boolean;
}

/**
 * Reads a list page by page, one after the other. What is added meanwhile moves others to a page
 * where they come again; each is listed once. A cursor that leads back to a page ends the list.
 * @param read answers with a failure to stop, as it does when it is cancelled; it is told how many
 * items are missing.
 * @param wanted how many items are enough; all of them by default.
 */
export async function readPages<Item extends { readonly id: string }>(
  read: (cursor: string | undefined, missing: number) => Answer<Page<Item>>,
  wanted = Infinity,
): Answer<ReadPages<Item>> {
  const items = new Map<string, Item>();
  const asked = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await read(cursor, wanted - items.size);
    if (!page.ok) return page;
    for (const item of page.value.items) items.set(item.id, item);
    if (cursor !== undefined) asked.add(cursor);
    const { next } = page.value;
    cursor = next !== undefined && asked.has(next) ? undefined : next;
  } while (cursor !== undefined && items.size < wanted);
  return success({ items: [...items.values()], more: cursor !== undefined });
}
