import { l10n, type QuickPick, type QuickPickItem, ThemeIcon, window } from 'vscode';
import { calendarWords } from '../../core/base/calendarWords.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { nearTime } from '../../core/base/nearTime.ts';
import { type TimeFault, typedTime } from '../../core/base/typedTime.ts';
import { dueHour, dueTimes, wakingHour, wakingTimes } from '../../core/runs/days.ts';
import { dateTime, locale, withNote } from '../platform/format.ts';
import { withoutIcons } from '../platform/notify.ts';

/** A question for a time that is ahead. */
interface TimeQuestion {
  readonly title: string;
  readonly placeHolder: string;
  /** The hour of a day that is typed without a time. */
  readonly hour: number;
  /** The times that are offered, in milliseconds since 1970. */
  readonly offered: readonly number[];
  /** The label of the row that takes the time away; undefined where there is none to take. */
  readonly removal?: string | undefined;
  /** Changes the box before it is shown. */
  readonly prepare?: ((box: QuickPick<QuickPickItem>) => void) | undefined;
}

/** What the text in the box means. */
type Typed = number | TimeFault;

/** A row of the question: a time, null for none, or undefined for a mere remark. */
interface TimeRow extends QuickPickItem {
  readonly at?: number | null | undefined;
}

/**
 * Asks until when to snooze.
 * @param prepare changes the box before it is shown.
 * @returns milliseconds since 1970, undefined if given up.
 */
export async function askUntil(
  subject: string,
  clock: ClockView,
  prepare?: (box: QuickPick<QuickPickItem>) => void,
): Promise<number | undefined> {
  const now = Date.now();
  const answer = await askForTime(
    {
      title: l10n.t('Snooze {0}', subject),
      placeHolder: withNote(
        l10n.t('Until when? Choose or type: Mon 9:00, +3 d, 2027-01-31'),
        clock,
      ),
      hour: wakingHour,
      offered: wakingTimes(now, clock.zone),
      prepare,
    },
    clock,
  );
  return answer ?? undefined;
}

/**
 * Asks when something is due, and shows when it is now.
 * @param present null where it has no due date; undefined where that is unknown.
 * @param prepare changes the box before it is shown, such as for one step of several.
 * @returns milliseconds since 1970, null for never, undefined if given up.
 */
export function askDueDate(
  subject: string,
  present: number | null | undefined,
  clock: ClockView,
  prepare?: (box: QuickPick<QuickPickItem>) => void,
): Promise<number | null | undefined> {
  const now = Date.now();
  const question = l10n.t('When is it due? Choose or type: Fri 17:00, +3 d, 2027-01-31');
  const known =
    typeof present === 'number'
      ? l10n.t('Due {0}. Choose or type: Fri 17:00, +3 d, 2027-01-31', near(present, now, clock))
      : question;
  return askForTime(
    {
      title: l10n.t('Due Date of {0}', subject),
      placeHolder: withNote(known, clock),
      hour: dueHour,
      offered: dueTimes(now, clock.zone),
      ...(present !== null && { removal: l10n.t('Remove') }),
      prepare,
    },
    clock,
  );
}

const near = (at: number, now: number, { zone }: ClockView): string =>
  nearTime(at, { now, zone, locale: locale() });

/** Shows what is offered; what is typed stands in place of that once it can be understood. */
function askForTime(question: TimeQuestion, clock: ClockView): Promise<number | null | undefined> {
  const pick = window.createQuickPick<TimeRow>();
  const words = calendarWords(locale());
  const read = (): Typed =>
    typedTime(pick.value, { now: Date.now(), zone: clock.zone, hour: question.hour, words });
  pick.title = question.title;
  pick.placeholder = question.placeHolder;
  pick.items = offeredRows(question, clock);
  question.prepare?.(pick);
  pick.onDidChangeValue(() => {
    pick.items = rowsFor(pick.value, read(), question, clock);
  });
  return answerOf(pick, read);
}

/** A text that is understood counts as it is now, whichever row VS Code reports. */
const answerOf = (
  pick: QuickPick<TimeRow>,
  read: () => Typed,
): Promise<number | null | undefined> =>
  new Promise((resolve) => {
    pick.onDidAccept(() => {
      const typed = read();
      const at = typeof typed === 'number' ? typed : pick.selectedItems[0]?.at;
      if (at === undefined) return;
      resolve(at);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });

function rowsFor(
  typed: string,
  at: Typed,
  question: TimeQuestion,
  clock: ClockView,
): readonly TimeRow[] {
  if (typeof at === 'number') return [{ ...rowAt(at, clock), alwaysShow: true }];
  const rows = offeredRows(question, clock);
  return typed.trim() === ''
    ? rows
    : [...rows, remark(at === 'past' ? isPast() : isUnclear(typed))];
}

const offeredRows = ({ offered, removal }: TimeQuestion, clock: ClockView): readonly TimeRow[] => [
  ...offered.map((at) => rowAt(at, clock)),
  ...(removal === undefined
    ? []
    : [{ label: removal, iconPath: new ThemeIcon('circle-slash'), at: null }]),
];

const rowAt = (at: number, clock: ClockView): TimeRow => ({
  label: near(at, Date.now(), clock),
  description: dateTime(at, clock),
  iconPath: new ThemeIcon('calendar'),
  at,
});

const remark = (text: string): TimeRow => ({
  label: text,
  iconPath: new ThemeIcon('info'),
  alwaysShow: true,
});

const isPast = (): string => l10n.t('That is past: choose a time that is ahead.');

const isUnclear = (typed: string): string =>
  withoutIcons(
    l10n.t('“{0}” is not a time. Type one such as tomorrow, Fri 17:00, +3 d or 2027-01-31.', typed),
  );
