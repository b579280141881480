import { l10n, type QuickPickItem, window } from 'vscode';
import { dueHour, nextMonday, tomorrow, wakingDay } from '../../core/follow/snooze.ts';
import { dateTime } from '../text.ts';

interface DueItem extends QuickPickItem {
  /** Milliseconds since 1970; null: no due date; undefined: a day to be typed. */
  readonly dueAt: number | null | undefined;
}

/**
 * Asks when a run is due.
 * @returns milliseconds since 1970, null for never, undefined if given up.
 */
export async function askDueDate(name: string): Promise<number | null | undefined> {
  const now = Date.now();
  const at = (label: string, dueAt: number): DueItem => ({
    label,
    description: dateTime(dueAt),
    dueAt,
  });
  const picked = await window.showQuickPick<DueItem>(
    [
      at(l10n.t('Tomorrow'), tomorrow(now, dueHour)),
      at(l10n.t('Next Week'), nextMonday(now, dueHour)),
      { label: l10n.t('On a Date…'), dueAt: undefined },
      { label: l10n.t('No Due Date'), dueAt: null },
    ],
    { title: l10n.t('Due Date of “{0}”', name), placeHolder: l10n.t('When is it due?') },
  );
  if (!picked) return undefined;
  return picked.dueAt === undefined ? askForDueDay(name) : picked.dueAt;
}

async function askForDueDay(name: string): Promise<number | undefined> {
  const text = await window.showInputBox({
    title: l10n.t('Due Date of “{0}”', name),
    prompt: l10n.t('The day by whose evening it is to be done, as year-month-day.'),
    placeHolder: new Date(nextMonday(Date.now(), dueHour)).toISOString().slice(0, 10),
    ignoreFocusOut: true,
    validateInput: (value) => {
      const day = wakingDay(value, Date.now(), dueHour);
      if (value === '' || typeof day === 'number') return undefined;
      return day === 'past'
        ? l10n.t('Choose a day that is ahead.')
        : l10n.t('Type a day such as 2027-01-31.');
    },
  });
  const day = wakingDay(text ?? '', Date.now(), dueHour);
  return typeof day === 'number' ? day : undefined;
}
