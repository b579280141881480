import { l10n, type QuickPickItem, window } from 'vscode';
import { dueHour, nextMonday, tomorrow, wakingDay, wakingHour } from '../../core/runs/days.ts';
import { dayOf } from '../../core/base/timeZone.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { dateTime, withNote } from '../platform/format.ts';

/** A question for a day, and the hour of that day that is meant. */
interface DayQuestion {
  readonly title: string;
  readonly placeHolder: string;
  /** The prompt for a day that is typed. */
  readonly prompt: string;
  readonly hour: number;
}

/** Milliseconds since 1970; null for never; undefined for a day that is typed. */
type Choice = number | null | undefined;

/** Asks until when to snooze a run. @returns milliseconds since 1970, undefined if given up. */
export async function askUntil(name: string, clock: ClockView): Promise<number | undefined> {
  const question: DayQuestion = {
    title: l10n.t('Snooze “{0}”', name),
    placeHolder: withNote(l10n.t('Until when?'), clock),
    prompt: withNote(l10n.t('The day on which it goes on, as year-month-day.'), clock),
    hour: wakingHour,
  };
  return (await askForDay(question, clock, [])) ?? undefined;
}

/**
 * Asks when a run is due.
 * @returns milliseconds since 1970, null for never, undefined if given up.
 */
export function askDueDate(name: string, clock: ClockView): Promise<number | null | undefined> {
  const question: DayQuestion = {
    title: l10n.t('Due Date of “{0}”', name),
    placeHolder: withNote(l10n.t('When is it due?'), clock),
    prompt: withNote(
      l10n.t('The day by whose evening it has to be done, as year-month-day.'),
      clock,
    ),
    hour: dueHour,
  };
  return askForDay(question, clock, [{ label: l10n.t('No Due Date'), at: null }]);
}

async function askForDay(
  question: DayQuestion,
  clock: ClockView,
  more: readonly (QuickPickItem & { readonly at: Choice })[],
): Promise<Choice> {
  const now = Date.now();
  const { title, placeHolder, hour } = question;
  const at = (label: string, moment: number) => ({
    label,
    description: dateTime(moment, clock),
    at: moment,
  });
  const picked = await window.showQuickPick<QuickPickItem & { readonly at: Choice }>(
    [
      at(l10n.t('Tomorrow'), tomorrow(now, clock.zone, hour)),
      at(l10n.t('Next Week'), nextMonday(now, clock.zone, hour)),
      { label: l10n.t('On a Date…'), at: undefined },
      ...more,
    ],
    { title, placeHolder },
  );
  if (!picked) return undefined;
  return picked.at === undefined ? askToTypeDay(question, clock) : picked.at;
}

async function askToTypeDay(
  { title, prompt, hour }: DayQuestion,
  { zone }: ClockView,
): Promise<number | undefined> {
  const text = await window.showInputBox({
    title,
    prompt,
    placeHolder: dayOf(nextMonday(Date.now(), zone, hour), zone) ?? '',
    ignoreFocusOut: true,
    validateInput: (value) => {
      const day = wakingDay(value, Date.now(), zone, hour);
      if (value === '' || typeof day === 'number') return undefined;
      return day === 'past'
        ? l10n.t('Choose a day that is ahead.')
        : l10n.t('Type a day such as 2027-01-31.');
    },
  });
  const day = wakingDay(text ?? '', Date.now(), zone, hour);
  return typeof day === 'number' ? day : undefined;
}
