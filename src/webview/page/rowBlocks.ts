/** Rows of a long list that are drawn together. */
export interface RowBlock<Item> {
  /** Names the block as long as any of its rows is there. */
  readonly key: number;
  readonly items: readonly Item[];
}

/** How many rows a new block has at most. */
export const rowsOfBlock = 25;

/**
 * Puts the rows of a list into blocks. A row stays in its block whatever comes before or after it,
 * so that new rows at the ends of the list leave all other blocks as they are.
 */
export class RowBlocks {
  #blocks: ReadonlyMap<string, number> = new Map();
  #latest = 0;

  /** @param keyOf tells a row from the others of the list. */
  of<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly RowBlock<Item>[] {
    const keys = items.map(keyOf);
    const blocks = joined(items, this.#assign(keys));
    if (blocks) return blocks;
    // The rows have another order than before.
    this.#blocks = new Map();
    return joined(items, this.#assign(keys)) ?? [];
  }

  /** The block of each row. New rows between others join the block of the row before them. */
  #assign(keys: readonly string[]): readonly number[] {
    const known = keys.map((key) => this.#blocks.get(key));
    const first = known.findIndex((block) => block !== undefined);
    const last = known.findLastIndex((block) => block !== undefined);
    let before = 0;
    const assigned = known.map((block, index) => {
      if (block === undefined && index > first && index < last) return before;
      before = block ?? this.#atEnd(index > last ? index - last - 1 : index);
      return before;
    });
    this.#blocks = new Map(keys.map((key, index) => [key, assigned[index] ?? 0]));
    return assigned;
  }

  /** The block of a new row at an end of the list, by its place among the new ones there. */
  #atEnd(place: number): number {
    if (place % rowsOfBlock === 0) this.#latest += 1;
    return this.#latest;
  }
}

/** The rows by their blocks; undefined if the rows of a block do not follow one another. */
function joined<Item>(
  items: readonly Item[],
  assigned: readonly number[],
): readonly RowBlock<Item>[] | undefined {
  const blocks = new Map<number, Item[]>();
  let latest: number | undefined;
  for (const [index, item] of items.entries()) {
    const key = assigned[index] ?? 0;
    const block = blocks.get(key);
    if (block && key !== latest) return undefined;
    if (block) block.push(item);
    else blocks.set(key, [item]);
    latest = key;
  }
  return [...blocks].map(([key, rows]) => ({ key, items: rows }));
}
