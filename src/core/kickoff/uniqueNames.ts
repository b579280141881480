import { plainName } from './named.ts';

/**
 * What to write for each thing so that it is found again: its name, or its id where others have the
 * same name, whatever its case, accents and blanks.
 */
export function uniqueNames<Item extends { readonly id: string }>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): (item: Item) => string {
  const ids = new Set(items.map(({ id }) => id));
  const counts = new Map<string, number>();
  for (const item of items) {
    const name = plainName(nameOf(item));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return (item) => {
    const name = nameOf(item);
    const isUnique = name.trim() !== '' && counts.get(plainName(name)) === 1;
    return isUnique && (name === item.id || !ids.has(name)) ? name : item.id;
  };
}
