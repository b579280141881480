import { l10n, type QuickPickItem, window } from 'vscode';
import { dueHour, nextMonday, tomorrow, wakingDay } from '../../core/runs/days.ts';
import { dayOf } from '../../core/base/timeZone.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { dateTime, withNote } from '../platform/format.ts';

interface DueItem extends QuickPickItem {
  /** Milliseconds since 1970; null: no due date; undefined: a day to be typed. */
  readonly dueAt: number | null | undefined;
}

/**
 * Asks when a run is due.
 * @returns milliseconds since 1970, null for never, undefined if given up.
 */
export async function askDueDate(
  name: string,
  clock: ClockView,
): Promise<number | null | undefined> {
  const now = Date.now();
  const { zone } = clock;
  const at = (label: string, dueAt: number): DueItem => ({
    label,
    description: dateTime(dueAt, clock),
    dueAt,
  });
  const picked = await window.showQuickPick<DueItem>(
    [
      at(l10n.t('Tomorrow'), tomorrow(now, zone, dueHour)),
      at(l10n.t('Next Week'), nextMonday(now, zone, dueHour)),
      { label: l10n.t('On a Date…'), dueAt: undefined },
      { label: l10n.t('No Due Date'), dueAt: null },
    ],
    {
      title: l10n.t('Due Date of “{0}”', name),
      placeHolder: withNote(l10n.t('When is it due?'), clock),
    },
  );
  if (!picked) return undefined;
  return picked.dueAt === undefined ? askForDueDay(name, clock) : picked.dueAt;
}

async function askForDueDay(name: string, clock: ClockView): Promise<number | undefined> {
  const { zone } = clock;
  const text = await window.showInputBox({
    title: l10n.t('Due Date of “{0}”', name),
    prompt: withNote(
      l10n.t('The day by whose evening it is to be done, as year-month-day.'),
      clock,
    ),
    placeHolder: dayOf(nextMonday(Date.now(), zone, dueHour), zone) ?? '',
    ignoreFocusOut: true,
    validateInput: (value) => {
      const day = wakingDay(value, Date.now(), zone, dueHour);
      if (value === '' || typeof day === 'number') return undefined;
      return day === 'past'
        ? l10n.t('Choose a day that is ahead.')
        : l10n.t('Type a day such as 2027-01-31.');
    },
  });
  const day = wakingDay(text ?? '', Date.now(), zone, dueHour);
  return typeof day === 'number' ? day : undefined;
}
