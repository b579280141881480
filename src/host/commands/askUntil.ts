import { l10n, type QuickPickItem, window } from 'vscode';
import { nextMonday, tomorrow, wakingDay } from '../../core/follow/snooze.ts';
import { dateTime } from '../text.ts';

interface UntilItem extends QuickPickItem {
  /** Milliseconds since 1970; undefined: a day to be typed. */
  readonly until: number | undefined;
}

/** Asks until when to snooze a run. @returns milliseconds since 1970, undefined if given up. */
export async function askUntil(name: string): Promise<number | undefined> {
  const now = Date.now();
  const at = (label: string, until: number): UntilItem => ({
    label,
    description: dateTime(until),
    until,
  });
  const picked = await window.showQuickPick<UntilItem>(
    [
      at(l10n.t('Tomorrow'), tomorrow(now)),
      at(l10n.t('Next Week'), nextMonday(now)),
      { label: l10n.t('On a Date…'), until: undefined },
    ],
    { title: l10n.t('Snooze “{0}”', name), placeHolder: l10n.t('Until when?') },
  );
  if (!picked) return undefined;
  return picked.until ?? askForDay(name);
}

async function askForDay(name: string): Promise<number | undefined> {
  const text = await window.showInputBox({
    title: l10n.t('Snooze “{0}”', name),
    prompt: l10n.t('The day on which it goes on, as year-month-day.'),
    placeHolder: new Date(nextMonday(Date.now())).toISOString().slice(0, 10),
    ignoreFocusOut: true,
    validateInput: (value) => {
      const day = wakingDay(value, Date.now());
      if (value === '' || typeof day === 'number') return undefined;
      return day === 'past'
        ? l10n.t('Choose a day that is ahead.')
        : l10n.t('Type a day such as 2027-01-31.');
    },
  });
  const day = wakingDay(text ?? '', Date.now());
  return typeof day === 'number' ? day : undefined;
}
