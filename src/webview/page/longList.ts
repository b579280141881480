import { AsyncDirective, type DirectiveResult } from 'lit/async-directive.js';
import { type Part, directive } from 'lit/directive.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { type RowBlock, RowBlocks, rowsOfBlock } from './rowBlocks.ts';

/** The rows of a list that may be long. */
interface LongList<Item> {
  readonly items: readonly Item[];
  /** Tells a row from the others of the list. */
  readonly keyOf: (item: Item) => string;
  readonly row: (item: Item) => unknown;
  /** What a row is drawn from: while each part of it is the same, the row stays as it is. */
  readonly basis: (item: Item) => readonly unknown[];
  /** Whether it begins below another list that fills the window, so that no row is needed at once. */
  readonly isBelow?: boolean | undefined;
}

/** A block, with what its rows were drawn from. */
interface DrawnBlock<Item> extends RowBlock<Item> {
  readonly bases: readonly (readonly unknown[])[];
}

/** The most blocks that a short list has, all of which are drawn at once. */
const fewBlocks = 2;

/** How many blocks are drawn at once: all of a short list, and else what fills a window. */
const firstBlocks = (count: number): number => (count > fewBlocks ? 1 : count);

/** How long blocks are drawn before the page shows them and hears what a person does. */
const sliceMs = 8;

const sameParts = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((part, index) => part === other[index]);

/** Times on rows are those of the document's zone. */
const zoneParts = (): readonly unknown[] => {
  const { dataset } = document.documentElement;
  return [dataset['timeZone'], dataset['timeZoneNote']];
};

/** Whether the first rows of a list fill the window, however long that is. */
export const fillsWindow = ({ length }: readonly unknown[]): boolean =>
  length > fewBlocks * rowsOfBlock;

/** The style class of a list: rows of a long one are laid out only where they are looked at. */
export const longClass = ({ length }: readonly unknown[]): string => (length > 100 ? 'long' : '');

class LongListDirective extends AsyncDirective {
  readonly #blockRows = new RowBlocks();
  #list: LongList<unknown> | undefined;
  #blocks: readonly RowBlock<unknown>[] = [];
  /** The first of the blocks, which are in the document. */
  #drawn: readonly DrawnBlock<unknown>[] = [];
  #waiting = false;
  /** Whether the page was shown before more rows than the first were drawn. */
  #begun = false;

  render(list: LongList<unknown>): unknown {
    const begins = this.#list === undefined;
    const wasWhole = this.#drawn.length === this.#blocks.length && !(begins && list.isBelow);
    const before = new Map(this.#drawn.map((block) => [block.key, block]));
    this.#list = list;
    this.#blocks = this.#blockRows.of(list.items, list.keyOf);
    // The lowest one that was drawn may be gone; those above it stay in the document.
    const reached = this.#blocks.findLastIndex(({ key }) => before.has(key)) + 1;
    this.#drawn = this.#blocks
      .slice(0, reached + (wasWhole ? firstBlocks(this.#blocks.length - reached) : 0))
      .map((block) => kept(before.get(block.key), withBases(block, list)));
    this.#drawRest();
    return this.#rows();
  }

  override update(_part: Part, [list]: [LongList<unknown>]): unknown {
    return this.render(list);
  }

  override reconnected(): void {
    this.#drawRest();
  }

  /** Draws what is left, in slices: the page shows each, and hears what a person does between. */
  #drawRest(): void {
    if (this.#waiting || this.#drawn.length >= this.#blocks.length) return;
    this.#waiting = true;
    const draw = (): void => {
      this.#waiting = false;
      if (this.isConnected) this.#drawSlice();
    };
    if (this.#begun) requestAnimationFrame(() => setTimeout(draw));
    // What is in sight comes first. The time limit is for a window that is never idle.
    else requestIdleCallback(draw, { timeout: 100 });
    this.#begun = true;
  }

  #drawSlice(): void {
    const end = performance.now() + sliceMs;
    do {
      const next = this.#blocks[this.#drawn.length];
      if (!next || !this.#list) return;
      this.#drawn = [...this.#drawn, withBases(next, this.#list)];
      this.setValue(this.#rows());
    } while (performance.now() < end);
    this.#drawRest();
  }

  #rows(): unknown {
    const list = this.#list;
    return (
      list &&
      repeat(
        this.#drawn,
        ({ key }) => key,
        (block) => guard([block], () => rowsOf(block, list)),
      )
    );
  }
}

function withBases(block: RowBlock<unknown>, { basis }: LongList<unknown>): DrawnBlock<unknown> {
  const zone = zoneParts();
  return { ...block, bases: block.items.map((item) => [...zone, ...basis(item)]) };
}

/** The block as it was drawn before, if nothing of it has changed. */
function kept(
  before: DrawnBlock<unknown> | undefined,
  now: DrawnBlock<unknown>,
): DrawnBlock<unknown> {
  const isSame =
    before?.bases.length === now.bases.length &&
    before.bases.every((basis, index) => sameParts(basis, now.bases[index] ?? []));
  return isSame ? before : now;
}

const rowsOf = ({ items, bases }: DrawnBlock<unknown>, list: LongList<unknown>): unknown =>
  repeat(items, list.keyOf, (item, index) =>
    guard([...(bases[index] ?? [])], () => list.row(item)),
  );

const longListOf = directive(LongListDirective);

/**
 * The rows of a list, of which the first are drawn at once and the others soon after, so that a
 * long list does not hold up the page. In the end all of them are in the document, where the
 * browser’s search finds them. A row is drawn again only where something has changed that it shows.
 */
export const longList = <Item>(list: LongList<Item>): DirectiveResult =>
  longListOf(list as LongList<unknown>);
