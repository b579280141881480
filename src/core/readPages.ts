import type { Answer, Page } from './api.ts';
import { success } from './result.ts';

/** What several pages hold together, and whether there are more of them. */
export interface ReadPages<Item> {
  readonly items: readonly Item[];
  readonly more: boolean;
}

/**
 * Reads a list page by page, one after the other. What is added meanwhile moves others to a page
 * where they come again; each is listed once.
 * @param most how many pages to read; all of them by default.
 */
export async function readPages<Item extends { readonly id: string }>(
  read: (cursor: string | undefined) => Answer<Page<Item>>,
  most = Infinity,
): Answer<ReadPages<Item>> {
  const items = new Map<string, Item>();
  let cursor: string | undefined;
  let count = 0;
  do {
    const page = await read(cursor);
    if (!page.ok) return page;
    for (const item of page.value.items) items.set(item.id, item);
    cursor = page.value.next;
    count += 1;
  } while (cursor !== undefined && count < most);
  return success({ items: [...items.values()], more: cursor !== undefined });
}
