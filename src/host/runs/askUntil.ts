import { l10n, type QuickPickItem, window } from 'vscode';
import { nextMonday, tomorrow, wakingDay } from '../../core/runs/days.ts';
import { dayOf } from '../../core/base/timeZone.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { dateTime, withNote } from '../platform/format.ts';

interface UntilItem extends QuickPickItem {
  /** Milliseconds since 1970; undefined: a day to be typed. */
  readonly until: number | undefined;
}

/** Asks until when to snooze a run. @returns milliseconds since 1970, undefined if given up. */
export async function askUntil(name: string, clock: ClockView): Promise<number | undefined> {
  const now = Date.now();
  const { zone } = clock;
  const at = (label: string, until: number): UntilItem => ({
    label,
    description: dateTime(until, clock),
    until,
  });
  const picked = await window.showQuickPick<UntilItem>(
    [
      at(l10n.t('Tomorrow'), tomorrow(now, zone)),
      at(l10n.t('Next Week'), nextMonday(now, zone)),
      { label: l10n.t('On a Date…'), until: undefined },
    ],
    { title: l10n.t('Snooze “{0}”', name), placeHolder: withNote(l10n.t('Until when?'), clock) },
  );
  if (!picked) return undefined;
  return picked.until ?? askForDay(name, clock);
}

async function askForDay(name: string, clock: ClockView): Promise<number | undefined> {
  const { zone } = clock;
  const text = await window.showInputBox({
    title: l10n.t('Snooze “{0}”', name),
    prompt: withNote(l10n.t('The day on which it goes on, as year-month-day.'), clock),
    placeHolder: dayOf(nextMonday(Date.now(), zone), zone) ?? '',
    ignoreFocusOut: true,
    validateInput: (value) => {
      const day = wakingDay(value, Date.now(), zone);
      if (value === '' || typeof day === 'number') return undefined;
      return day === 'past'
        ? l10n.t('Choose a day that is ahead.')
        : l10n.t('Type a day such as 2027-01-31.');
    },
  });
  const day = wakingDay(text ?? '', Date.now(), zone);
  return typeof day === 'number' ? day : undefined;
}
