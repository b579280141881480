import {
  type Disposable,
  l10n,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  window,
} from 'vscode';
import type { Findable } from '../../core/base/foldedTexts.ts';
import { Matcher } from '../../core/base/matcher.ts';
import { withoutIcons } from './notify.ts';

/** A row of a quick pick. */
export interface Row<Value> extends QuickPickItem {
  /** The value that is chosen with it; undefined for a heading or a mere remark. */
  readonly value?: Value | undefined;
  /** Called when it is chosen; the pick stays open. */
  readonly act?: (() => void) | undefined;
}

/** Something that can be chosen, or a heading. */
export interface Choice<Value> {
  readonly row: Row<Value>;
  readonly findable: Findable;
  /** The row for this typed text, where it shows better why the choice fits. */
  readonly rowFor?: ((typed: string) => Row<Value>) | undefined;
}

/** A choice that is found by the texts of its row. */
export const choiceOf = <Value>(row: Row<Value>): Choice<Value> => ({
  row,
  findable: { names: [row.label], about: `${row.description ?? ''}\n${row.detail ?? ''}` },
});

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
  #more: readonly Row<Value>[] = [];
  /** Whether more rows are being looked for. */
  #looking = false;

  constructor({ title, placeHolder, isSame = Object.is }: PickOptions<Value>) {
    this.#isSame = isSame;
    this.pick.title = title;
    this.pick.placeholder = placeHolder;
    this.pick.matchOnDescription = true;
    this.pick.matchOnDetail = true;
    this.pick.onDidChangeValue(() => {
      this.#more = [];
      this.#looking = false;
      this.#show();
    });
  }

  set choices(choices: readonly Choice<Value>[]) {
    this.#choices = choices;
    this.#matcher = matcherOf(choices);
    this.#show();
  }

  /** The choices that fit the typed text. */
  get fitting(): readonly Choice<Value>[] {
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
        this.dispose();
      });
      pick.show();
    });
  }

  dispose(): void {
    this.pick.dispose();
  }

  get #typed(): string {
    return this.pick.value.trim();
  }

  /** Whether a row should be shown now: an earlier text may have left it there. */
  #shows(row: Row<Value>): boolean {
    if (row.alwaysShow !== true || this.#more.includes(row)) return true;
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
    const fitting = new Set(typed === '' ? [] : this.fitting);
    const rows = (this.#choices ?? []).map(
      (choice) => this.#instead(choice) ?? (fitting.has(choice) ? fit(choice, typed) : choice.row),
    );
    const below = this.#more.filter((row) => !rows.includes(row));
    const isLooking = this.#looking || !this.#choices;
    const found = this.#more.filter(({ alwaysShow }) => alwaysShow);
    const isEmpty = typed !== '' && fitting.size + found.length === 0 && !isLooking;
    const all = [...rows, ...below, ...(isEmpty ? [nothingFits(typed)] : [])];
    const shown = this.pick.items;
    if (all.length === shown.length && all.every((row, index) => row === shown[index])) return;
    this.pick.items = all;
  }
}

/** The row of a choice that fits, marked so that VS Code's filter shows it. */
function fit<Value>({ row, rowFor }: Choice<Value>, typed: string): Row<Value> {
  return isFound(row, typed) ? row : { ...(rowFor?.(typed) ?? row), alwaysShow: true };
}

/** Whether VS Code finds it by itself. A text that only looks like an icon makes it fail. */
const isFound = ({ label, description = '', detail = '' }: QuickPickItem, typed: string): boolean =>
  [label, description, detail].some(
    (text) => !text.includes('$(') && text.toLowerCase().includes(typed.toLowerCase()),
  );

const matcherOf = <Value>(choices: readonly Choice<Value>[]): Matcher<Choice<Value>> =>
  new Matcher(
    choices.filter(({ row }) => row.kind !== QuickPickItemKind.Separator),
    ({ findable }) => findable,
  );

const nothingFits = (typed: string): Row<never> => ({
  label: withoutIcons(l10n.t('Nothing fits “{0}”.', typed)),
  iconPath: new ThemeIcon('info'),
  alwaysShow: true,
});

/** Lets a person choose one of a list. */
export function pickFrom<Value>(
  rows: readonly Row<Value>[],
  options: PickOptions<Value>,
): Promise<Value | undefined> {
  const filtered = new FilteredPick<Value>(options);
  filtered.choices = rows.map(choiceOf);
  return filtered.choose();
}
