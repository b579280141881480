import { AsyncDirective, type DirectiveResult } from 'lit/async-directive.js';
import { type ChildPart, directive } from 'lit/directive.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { type RowBlock, RowBlocks } from './rowBlocks.ts';

/** The rows of a list that may be long. */
interface LongList<Item> {
  readonly items: readonly Item[];
  /** Tells a row from the others of the list. */
  readonly keyOf: (item: Item) => string;
  readonly row: (item: Item) => unknown;
  /** What a row is drawn from: while each part of it is the same, the row stays as it is. */
  readonly basis: (item: Item) => readonly unknown[];
  /** Whether what is above it may fill the window: if so, none of its rows is drawn at once. */
  readonly isBelow?: boolean;
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

/** The style class of a list: rows of a long one are laid out only where they are looked at. */
export const longClass = ({ length }: readonly unknown[]): string => (length > 100 ? 'long' : '');

/** Whether an element begins in sight, by the layout that the page has now. */
const isInSight = (element: Element): boolean =>
  element.getBoundingClientRect().top < window.innerHeight;

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
    if (!begins || !list.isBelow) this.#drawRest();
    return this.#rows();
  }

  override update(part: ChildPart, [list]: [LongList<unknown>]): unknown {
    const looksFirst = this.#list === undefined && list.isBelow;
    const rows = this.render(list);
    // What is above it is in the document by then, with what its elements draw by themselves.
    if (looksFirst) {
      queueMicrotask(() => {
        this.#drawInSight(part);
      });
    }
    return rows;
  }

  #drawInSight({ parentNode }: ChildPart): void {
    const list = this.#list;
    if (!list || !this.isConnected) return;
    if (this.#drawn.length === 0 && parentNode instanceof Element && isInSight(parentNode)) {
      this.#drawn = this.#blocks
        .slice(0, firstBlocks(this.#blocks.length))
        .map((block) => withBases(block, list));
      this.setValue(this.#rows());
    }
    this.#drawRest();
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
    const afterFrame = (): void => {
      requestAnimationFrame(() => setTimeout(draw));
    };
    // What is in sight is shown first, and its frame may end later than this task.
    if (this.#begun) afterFrame();
    else requestAnimationFrame(afterFrame);
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
