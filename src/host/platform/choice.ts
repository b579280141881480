import { type QuickPickItem, QuickPickItemKind } from 'vscode';
import type { Findable } from '../../core/base/foldedTexts.ts';
import { Matcher } from '../../core/base/matcher.ts';

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

/** Many things to choose from: the choice of one is made when it is shown. */
export interface Listing<Item, Value> {
  readonly matcher: Matcher<Item>;
  /** The indexes of the items that can be chosen, in their order; all of them if left out. */
  readonly among?: readonly number[] | undefined;
  readonly choice: (item: Item) => Choice<Value>;
}

/** A choice that is found by the texts of its row. */
export const choiceOf = <Value>(row: Row<Value>): Choice<Value> => ({
  row,
  findable: { names: [row.label], about: `${row.description ?? ''}\n${row.detail ?? ''}` },
});

/** Finds the choices of a list, without its headings. */
export const matcherOf = <Value>(choices: readonly Choice<Value>[]): Matcher<Choice<Value>> =>
  new Matcher(
    choices.filter(({ row }) => row.kind !== QuickPickItemKind.Separator),
    ({ findable }) => findable,
  );

/** The row of a choice that fits, marked so that VS Code’s filter shows it. */
export function fit<Value>({ row, rowFor }: Choice<Value>, typed: string): Row<Value> {
  return isFound(row, typed) ? row : { ...(rowFor?.(typed) ?? row), alwaysShow: true };
}

/** Whether VS Code finds it by itself. A text that only looks like an icon makes it fail. */
const isFound = ({ label, description = '', detail = '' }: QuickPickItem, typed: string): boolean =>
  [label, description, detail].some(
    (text) => !text.includes('$(') && text.toLowerCase().includes(typed.toLowerCase()),
  );
