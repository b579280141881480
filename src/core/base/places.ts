/** The places that were given to the rows of one or more texts; each means one row. */
interface Group {
  readonly from: number;
  /** The place behind the last one. */
  to: number;
  readonly keys: Map<number, unknown>;
}

/** How long a group may become by rows that are added to it. */
const longestGroup = 500;

/** How many groups are remembered where nobody says what was seen. */
const mostGroups = 8;

/**
 * Gives rows their places in a list that is shown by somebody who reports a chosen row by its place
 * and may mean the list of a moment ago. A place means one row until it is known that a later list
 * was seen; the rows of a list keep their order.
 */
export class Places<Row> {
  readonly #first: number;
  readonly #keyOf: (row: Row) => unknown;
  /** Those that may still be seen, the present one last. */
  #groups: readonly Group[] = [];
  readonly #latest: Row[] = [];

  /** @param first the places before it are never given away. */
  constructor(first: number, keyOf: (row: Row) => unknown) {
    this.#first = first;
    this.#keyOf = keyOf;
  }

  /** The rows at their places; the places without a row stay empty. The first place is `first`. */
  place(rows: readonly Row[]): readonly (Row | undefined)[] {
    const keys = rows.map(this.#keyOf);
    const placed = this.#placesOf(keys);
    const end = Math.max(this.#first, ...this.#groups.map(({ to }) => to));
    const all = Array.from<Row | undefined>({ length: end - this.#first });
    for (const [index, row] of rows.entries()) {
      const at = placed[index];
      if (at === undefined) continue;
      all[at - this.#first] = row;
      this.#latest[at] = row;
    }
    return all;
  }

  /** The row that was at a place last. */
  latest(place: number): Row | undefined {
    return this.#latest[place];
  }

  /** Notes that the row at this place was seen: lists before it can be seen no more. */
  saw(place: number): void {
    const seen = this.#groups.findIndex(({ from, to }) => from <= place && place < to);
    if (seen > 0) this.#groups = this.#groups.slice(seen);
  }

  #placesOf(keys: readonly unknown[]): readonly number[] {
    const present = this.#groups.at(-1);
    const kept = present && this.#placesIn(present, keys);
    if (kept) return kept;
    const from = this.#freeFor(keys.length);
    const group = {
      from,
      to: from + keys.length,
      keys: new Map(keys.map((key, at) => [from + at, key])),
    };
    this.#groups = [...this.#groups, group].slice(-mostGroups);
    return keys.map((_, at) => from + at);
  }

  /** The places of the rows in a group that has them in this order, with new ones at its end. */
  #placesIn(group: Group, keys: readonly unknown[]): readonly number[] | undefined {
    const places: number[] = [];
    let next = group.from;
    for (const key of keys) {
      let at = next;
      while (at < group.to && group.keys.get(at) !== key) at++;
      if (at === group.to) break;
      places.push(at);
      next = at + 1;
    }
    const added = keys.slice(places.length);
    if (added.length > 0 && (places.length === 0 || !this.#canGrow(group, added.length))) {
      return undefined;
    }
    for (const key of added) {
      group.keys.set(group.to, key);
      places.push(group.to++);
    }
    return places;
  }

  #canGrow({ from, to }: Group, by: number): boolean {
    const end = to + by;
    return (
      end - from <= longestGroup &&
      !this.#groups.some((other) => other.from >= to && other.from < end)
    );
  }

  #freeFor(length: number): number {
    let free = this.#first;
    for (const { from, to } of this.#groups.toSorted((a, b) => a.from - b.from)) {
      if (free + length <= from) break;
      free = Math.max(free, to);
    }
    return free;
  }
}
