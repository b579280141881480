import { l10n } from 'vscode';
import { Matcher } from '../../core/base/matcher.ts';
import { Places } from '../../core/base/places.ts';
import type { Search } from '../../core/base/search.ts';
import { type Choice, type Listing, type Row, fit } from './choice.ts';
import { locale } from './format.ts';
import { inBackground, inSlices } from './inSlices.ts';

/** A list with more choices is shown in part: VS Code would take all rows to its window. */
export const longerThan = 500;

/** How many choices of a long list are shown at once. */
export const mostShown = 200;

/** A list with rows at its end; these come first where a long list would leave them out. */
export const withLast = <Item>(items: readonly Item[], last: readonly Item[]): readonly Item[] =>
  items.length + last.length > longerThan ? [...last, ...items] : [...items, ...last];

/** After how many milliseconds matches are shown although better ones may follow. */
const patienceMs = 10;

/** How many choices are kept when they are no longer shown. */
const mostKept = 2000;

/** A row with what tells it from others, and the choice that it stands for. */
interface Entry<Value> {
  readonly key: unknown;
  readonly row: Row<Value>;
  readonly choice?: Choice<Value> | undefined;
}

/** The first place of rows that are found; those before are for the first rows of the list. */
const firstPlace = mostShown + 1;

/**
 * The rows for a long list of choices: the first of them, and while something is typed the best,
 * which are searched for in slices.
 */
export class LongList<Item, Value> {
  readonly #listing: Listing<Item, Value>;
  readonly #changed: () => void;
  readonly #places = new Places<Entry<Value>>(firstPlace, ({ key }) => key);
  readonly #first: readonly Entry<Value>[];
  readonly #choices = new Map<Item, Choice<Value>>();
  /** What stands for an entry at a place where another list has it. */
  readonly #hidden: Entry<Value>[] = [];
  readonly #hiddenRows = new Map<Row<Value>, Entry<Value>>();
  /** The last search that has looked at all names: the next one may go on from it. */
  #earlier: Search<Item> | undefined;
  readonly #preparing = new AbortController();
  #searching = new AbortController();
  #found: readonly Entry<Value>[] = [];
  #isReady = true;
  #isSearching = false;

  /** @param changed is called when there are other rows for the text that was typed. */
  constructor(listing: Listing<Item, Value>, changed: () => void) {
    this.#listing = listing;
    this.#changed = changed;
    const { matcher, among } = listing;
    const all = among?.length ?? matcher.items.length;
    const shown = Array.from({ length: Math.min(all, mostShown) }, (_, at) => among?.[at] ?? at);
    this.#first = [
      ...shown.flatMap((at) => matcher.items[at] ?? []).map((item) => this.#entryOf(item)),
      ...(all > mostShown
        ? [remark(l10n.t('and {0} more: type to find them', number(all - mostShown)))]
        : []),
    ];
    // Reading names never fails, and nobody waits for it.
    void inBackground(matcher.prepare(), this.#preparing.signal);
  }

  /** The choices that are shown for the typed text. */
  get fitting(): readonly Choice<Value>[] {
    return this.#found.flatMap(({ choice }) => choice ?? []);
  }

  /** Whether something is known to show for the typed text. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Whether more may be found for the typed text. */
  get isSearching(): boolean {
    return this.#isSearching;
  }

  /** The rows while nothing is typed. */
  get firstRows(): readonly Row<Value>[] {
    return this.#first.map(({ row }) => row);
  }

  /** Begins to search for a text, in place of the last one. */
  search(typed: string): void {
    this.#searching.abort();
    this.#searching = new AbortController();
    this.#isReady = typed === '';
    this.#isSearching = typed !== '';
    this.#found = [];
    // A search never fails, and tells by `changed` what it finds.
    if (typed !== '') void this.#find(typed, this.#searching.signal);
  }

  /** Ends all work, since the list is shown no more. */
  stop(): void {
    this.#preparing.abort();
    this.#searching.abort();
  }

  /**
   * The rows for the typed text. Hidden ones keep the places that other rows have had.
   * @param instead has the row to show in place of that of a choice.
   * @param below are shown behind the others.
   */
  rows(
    instead: (choice: Choice<Value>) => Row<Value> | undefined,
    below: readonly Row<Value>[],
  ): readonly Row<Value>[] {
    const found = this.#found.map((entry) => {
      const row = entry.choice && instead(entry.choice);
      return row ? { ...entry, row } : entry;
    });
    const placed = this.#places.place([...found, ...below.map((row) => ({ key: row.label, row }))]);
    const first = Array.from({ length: firstPlace }, (_, at) => this.#hide(at, this.#first[at]));
    const others = placed.map((entry, index) => {
      const at = firstPlace + index;
      return entry?.row ?? this.#hide(at, this.#places.latest(at));
    });
    return [...first, ...others];
  }

  /** Notes that the row at this place of `rows` was seen. */
  saw(place: number): void {
    this.#places.saw(place);
  }

  /**
   * Whether a hidden row stands for a choice that fits: VS Code may report the place of a row that
   * it has not hidden yet. Undefined for other rows.
   */
  hides(row: Row<Value>, typed: string): boolean | undefined {
    const entry = this.#hiddenRows.get(row);
    if (!entry) return undefined;
    const { choice } = entry;
    if (!choice) return false;
    return new Matcher([choice], ({ findable }) => findable).findLoosely(typed).length > 0;
  }

  async #find(typed: string, signal: AbortSignal): Promise<void> {
    const { matcher, among } = this.#listing;
    const most = mostShown + 1;
    const search = matcher.search({ typed, loosely: true, most, among, earlier: this.#earlier });
    let hasShownNames = false;
    const show = (elapsedMs: number): void => {
      if (search.count === 0 || hasShownNames) return;
      const isSettled = search.hasNames || search.isSettled(mostShown);
      if (!isSettled && (this.#isReady || elapsedMs < patienceMs)) return;
      hasShownNames = isSettled;
      this.#show(search, typed);
    };
    const isOver = await inSlices(search.steps(), signal, show);
    if (search.hasNames) this.#earlier = search;
    if (!isOver) return;
    this.#isSearching = false;
    this.#show(search, typed);
  }

  #show(search: Search<Item>, typed: string): void {
    if (this.#choices.size > mostKept) this.#choices.clear();
    this.#isReady = true;
    this.#found = [
      ...search.best(mostShown).map(({ item }) => this.#entryOf(item, typed)),
      ...(search.count > mostShown ? [remark(l10n.t('and more: type on to find them'))] : []),
    ];
    this.#changed();
  }

  #entryOf(item: Item, typed = ''): Entry<Value> {
    const choice = this.#choices.get(item) ?? this.#listing.choice(item);
    this.#choices.set(item, choice);
    return { key: item, choice, row: typed === '' ? choice.row : fit(choice, typed) };
  }

  #hide(place: number, entry: Entry<Value> | undefined): Row<Value> {
    const known = this.#hidden[place];
    if (known && known.key === entry?.key) return known.row;
    const row: Row<Value> = { label: '', alwaysShow: false, value: entry?.choice?.row.value };
    if (known) this.#hiddenRows.delete(known.row);
    this.#hidden[place] = { key: entry?.key, row };
    if (entry) this.#hiddenRows.set(row, entry);
    return row;
  }
}

const number = (count: number): string => new Intl.NumberFormat(locale()).format(count);

/** What is said below the rows. VS Code sorts by labels, so the text is none. */
const remark = (text: string): Entry<never> => ({
  key: text,
  row: { label: '…', description: text, alwaysShow: true },
});
