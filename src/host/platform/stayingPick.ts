import {
  type LogOutputChannel,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
} from 'vscode';
import { samePlaces } from '../../core/base/samePlaces.ts';
import { type Row, choiceOf } from './choice.ts';
import { FilteredPick } from './filteredPick.ts';
import { detach } from './log.ts';

/** A row of a pick that stays open. */
export interface StayingRow<Question> extends QuickPickItem {
  /** Changes something; then the rows are drawn again. */
  readonly apply?: (() => Promise<void>) | undefined;
  /** A question that has to be asked in a pick of its own. */
  readonly ask?: Question | undefined;
}

/** What the pick shows at the moment. */
interface Drawn<Question> {
  readonly placeHolder: string;
  readonly rows: readonly StayingRow<Question>[];
}

interface Options<Question> {
  readonly title: string;
  readonly draw: () => Drawn<Question>;
  /** Further rows for what is typed. */
  readonly more: (typed: string) => readonly StayingRow<Question>[];
  /** Each resolves when `draw` and `more` know more than before, one after the other. */
  readonly ready: readonly Promise<void>[];
  /** Gets the pick, which it may close. */
  readonly onOpen?: (pick: QuickPick<Row<Question>>) => void;
  readonly log: LogOutputChannel;
}

/** Keeps the place of a row of an earlier text. VS Code does not find it, whatever is typed. */
const gone: Row<never> = { label: '', alwaysShow: false };

/** What a person sees of a row. */
const textOf = ({ label, description, kind }: StayingRow<unknown>): string =>
  JSON.stringify([label, description, kind]);
const textsOf = (rows: readonly StayingRow<unknown>[]): string => rows.map(textOf).join();

/**
 * Lets a person change several things one after the other: each row takes effect at once, and the
 * pick stays. It closes where a question needs a pick of its own.
 * @param active the label of the row that is active at first.
 * @returns the question, or undefined when the person is done.
 */
export function pickWhileOpen<Question>(
  { title, draw, more, ready, onOpen, log }: Options<Question>,
  active?: string,
): Promise<Question | undefined> {
  const filtered = new FilteredPick<Question>({ title, placeHolder: draw().placeHolder });
  const { pick } = filtered;
  onOpen?.(pick);
  pick.keepScrollPosition = true;

  let drawn = '';
  const show = (label: string | undefined): void => {
    const { placeHolder, rows } = draw();
    drawn = textsOf(rows);
    pick.placeholder = placeHolder;
    filtered.choices = rows.map((row) => choiceOf(rowOf(row)));
    const row = pick.items.find(
      (each) => each.label === label && each.kind !== QuickPickItemKind.Separator,
    );
    if (row) pick.activeItems = [row];
  };
  const rowOf = ({ apply, ask, ...row }: StayingRow<Question>): Row<Question> => ({
    ...row,
    value: ask,
    act:
      apply &&
      ((): void => {
        detach(log, title, applied(apply, row.label));
      }),
  });
  const applied = async (apply: () => Promise<void>, label: string): Promise<void> => {
    await apply();
    pick.value = '';
    extend();
    show(label);
  };
  let found: readonly StayingRow<Question>[] = [];
  const extend = (): void => {
    const typed = pick.value.trim();
    const placed = typed === '' ? [] : samePlaces(found, more(typed), textOf);
    found = placed.map(({ row }) => row);
    filtered.extend(placed.map(({ row, isPresent }) => (isPresent ? rowOf(row) : gone)));
  };
  pick.onDidChangeValue(extend);
  const learn = async (): Promise<void> => {
    pick.busy = true;
    for (const step of ready) {
      await step;
      pick.busy = step !== ready.at(-1);
      // Rows that are drawn again would move the focus from the one that is about to be chosen.
      if (textsOf(draw().rows) !== drawn) {
        show(pick.value === '' ? pick.activeItems[0]?.label : undefined);
      }
      extend();
    }
  };

  show(active);
  const chosen = filtered.choose();
  detach(log, title, learn());
  return chosen;
}
