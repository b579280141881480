import { type Disposable, l10n, type QuickPick, ThemeIcon, window } from 'vscode';
import type { Matcher } from '../../core/base/matcher.ts';
import { type Choice, type Listing, type Row, choiceOf, fit, matcherOf } from './choice.ts';
import { LongList, longerThan } from './longList.ts';
import { withoutIcons } from './notify.ts';

interface PickOptions<Value> {
  readonly title: string;
  readonly placeHolder: string;
  /** Whether two values stand for the same thing. */
  readonly isSame?: ((a: Value, b: Value) => boolean) | undefined;
}

/**
 * A quick pick that also shows choices that our own matcher finds. VS Code's filter knows nothing
 * of accents, and looks at the texts of a row only. The rows keep their places while somebody
 * types: VS Code reports a chosen row by its place, and may mean the rows of a moment ago.
 */
export class FilteredPick<Value> implements Disposable {
  readonly pick: QuickPick<Row<Value>> = window.createQuickPick<Row<Value>>();
  readonly #isSame: (a: Value, b: Value) => boolean;
  /** undefined until they are known. */
  #choices: readonly Choice<Value>[] | undefined;
  #matcher: Matcher<Choice<Value>> = matcherOf<Value>([]);
  /** In place of the choices where these are many. */
  #long: Long<Value> | undefined;
  /** The text that the rows were drawn for. */
  #drawnFor = '';
  /** The row that had the focus before that text, until the window tells of another one. */
  #activeBefore: Row<Value> | undefined;
  #more: readonly Row<Value>[] = [];
  /** Whether more rows are being looked for. */
  #looking = false;
  /** Whether other choices have taken the place of those that the typed text was shown for. */
  #isReplaced = false;
  /** Whether more choices follow: nothing is reported as missing yet. */
  isLoading = false;

  constructor({ title, placeHolder, isSame = Object.is }: PickOptions<Value>) {
    this.#isSame = isSame;
    this.pick.title = title;
    this.pick.placeholder = placeHolder;
    this.pick.matchOnDescription = true;
    this.pick.matchOnDetail = true;
    this.pick.onDidChangeValue(() => {
      this.#more = [];
      this.#looking = false;
      this.#isReplaced = false;
      this.#long?.search(this.#typed);
      this.#show();
    });
    this.pick.onDidChangeActive(([active]) => {
      this.#activeBefore = undefined;
      if (active) this.#long?.saw(this.pick.items.indexOf(active));
    });
  }

  set choices(choices: readonly Choice<Value>[]) {
    this.#isReplaced = this.#choices !== undefined;
    this.#long?.stop();
    this.#long = undefined;
    if (choices.length > longerThan) {
      this.list({ matcher: matcherOf(choices), choice: (choice) => choice });
      return;
    }
    this.#choices = choices;
    this.#matcher = matcherOf(choices);
    this.#show();
  }

  /** Shows choices of a list that may be long: then the first or the best of them. */
  list<Item>(listing: Listing<Item, Value>): void {
    const { matcher, among, choice } = listing;
    if ((among ?? matcher.items).length <= longerThan) {
      const items = among ? among.flatMap((at) => matcher.items[at] ?? []) : matcher.items;
      this.choices = items.map(choice);
      return;
    }
    this.#isReplaced = this.#choices !== undefined;
    this.#long?.stop();
    this.#choices = [];
    this.#long = new LongList(listing, () => {
      this.#show();
    });
    this.#long.search(this.#typed);
    this.#show();
  }

  /** The choices that fit the typed text; of a long list, those that are shown for it. */
  get fitting(): readonly Choice<Value>[] {
    if (this.#long) return this.#long.fitting;
    return this.#matcher.findLoosely(this.#typed).map(({ item }) => item);
  }

  /**
   * Shows more rows until the typed text changes, in place of equal choices or below the others,
   * whatever VS Code finds. Where `alwaysShow` is false, that decides.
   */
  extend(more: readonly Row<Value>[]): void {
    this.#looking = false;
    this.#more = more.map((row) => ({ ...row, alwaysShow: row.alwaysShow ?? true }));
    this.#show();
  }

  /** Shows that more rows are being looked for, so that nothing is reported as missing yet. */
  look(): void {
    this.#looking = true;
    this.#show();
  }

  /** The value that a person chooses; undefined if they choose none. */
  choose(): Promise<Value | undefined> {
    const { pick } = this;
    return new Promise((resolve) => {
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        chosen?.act?.();
        if (chosen?.value === undefined || !this.#shows(chosen)) return;
        resolve(chosen.value);
        pick.hide();
      });
      pick.onDidHide(() => {
        resolve(undefined);
        // Whoever else waits for it to be hidden hears that first.
        queueMicrotask(() => {
          this.dispose();
        });
      });
      pick.show();
    });
  }

  dispose(): void {
    this.#long?.stop();
    this.pick.dispose();
  }

  get #typed(): string {
    return this.pick.value.trim();
  }

  /** Whether a row should be shown now: an earlier text may have left it there. */
  #shows(row: Row<Value>): boolean {
    const typed = this.#typed;
    const isHidden = this.#long?.hides(row, typed);
    if (isHidden !== undefined) return isHidden;
    if (row.alwaysShow !== true || this.#more.includes(row)) return true;
    if (this.#long && this.#drawnFor === typed) return true;
    return this.fitting.some((choice) => choice.row.value === row.value);
  }

  #instead({ row }: Choice<Value>): Row<Value> | undefined {
    const { value } = row;
    return value === undefined
      ? undefined
      : this.#more.find((more) => more.value !== undefined && this.#isSame(more.value, value));
  }

  #show(): void {
    const typed = this.#typed;
    const rows = this.#long ? this.#longRows(this.#long, typed) : this.#shortRows(typed);
    const shown = this.pick.items;
    if (!rows) return;
    const isSameText = this.#drawnFor === typed;
    this.#drawnFor = typed;
    if (rows.length === shown.length && rows.every((row, at) => row === shown[at])) return;
    const [active] = this.pick.activeItems;
    if (!isSameText) this.#activeBefore = active;
    this.pick.items = rows;
    // VS Code moves the focus to the first row, which is right for another text alone.
    const mayStay = active && active !== this.#activeBefore;
    const same = mayStay && this.#rowOf(active, shown.indexOf(active), rows);
    if (same) this.pick.activeItems = [same];
  }

  /** The row that has the focus by right, after one that had it at a place among the rows before. */
  #rowOf(
    { value }: Row<Value>,
    place: number,
    rows: readonly Row<Value>[],
  ): Row<Value> | undefined {
    if (value === undefined) return undefined;
    if (this.#isReplaced) {
      const isHidden = (row: Row<Value>): boolean => this.#long?.hides(row, '') !== undefined;
      const isOf = (row: Row<Value>): boolean =>
        row.value !== undefined && this.#isSame(row.value, value);
      return rows.find((row) => isOf(row) && !isHidden(row));
    }
    const row = this.#long && rows[place];
    return row?.value === value ? row : undefined;
  }

  #shortRows(typed: string): readonly Row<Value>[] {
    const fitting = new Set(typed === '' ? [] : this.fitting);
    const rows = (this.#choices ?? []).map(
      (choice) => this.#instead(choice) ?? (fitting.has(choice) ? fit(choice, typed) : choice.row),
    );
    const below = this.#more.filter((row) => !rows.includes(row));
    const isLooking = this.#looking || this.isLoading || !this.#choices;
    return [...rows, ...below, ...(isLooking ? [] : this.#nothing(typed, fitting.size))];
  }

  /** The rows of a long list; undefined while nothing is found, so that those there stay. */
  #longRows(long: Long<Value>, typed: string): readonly Row<Value>[] | undefined {
    if (!long.isReady) return undefined;
    if (typed === '') return [...long.firstRows, ...this.#more];
    const isLooking = this.#looking || long.isSearching;
    const fitting = new Set(long.fitting.flatMap((choice) => this.#instead(choice) ?? []));
    const below = this.#more.filter((row) => !fitting.has(row));
    const nothing = isLooking ? [] : this.#nothing(typed, long.fitting.length);
    return long.rows((choice) => this.#instead(choice), [...below, ...nothing]);
  }

  #nothing(typed: string, fitting: number): readonly Row<never>[] {
    const found = this.#more.filter(({ alwaysShow }) => alwaysShow);
    return typed !== '' && fitting + found.length === 0 ? [nothingFits(typed)] : [];
  }
}

/** A long list of any items. */
type Long<Value> = Pick<
  LongList<unknown, Value>,
  'fitting' | 'isReady' | 'isSearching' | 'firstRows' | 'search' | 'stop' | 'rows' | 'saw' | 'hides'
>;

const nothingFits = (typed: string): Row<never> => ({
  label: withoutIcons(l10n.t('Nothing fits “{0}”.', typed)),
  iconPath: new ThemeIcon('info'),
  alwaysShow: true,
});

/**
 * Lets a person choose one of a list.
 * @param onOpen gets the pick, which it may close.
 */
export function pickFrom<Value>(
  rows: readonly Row<Value>[],
  options: PickOptions<Value>,
  onOpen?: (pick: QuickPick<Row<Value>>) => void,
): Promise<Value | undefined> {
  const filtered = new FilteredPick<Value>(options);
  onOpen?.(filtered.pick);
  filtered.choices = rows.map(choiceOf);
  return filtered.choose();
}
