import { env, l10n } from 'vscode';
import type { ClockView } from '../../core/base/clockView.ts';
import { asOfTime } from '../../core/base/nearTime.ts';

/** Says from when something is that was kept, such as `as of 9:41`; the date where it is not today’s. */
export const asOfText = (asOf: number, { zone }: ClockView): string =>
  l10n.t('as of {0}', asOfTime(asOf, { now: Date.now(), zone, locale: env.language }));

/** A list that was kept: when it was read, and how much of it there is. */
interface Kept {
  readonly at: number;
  readonly count: number;
  readonly total: number;
}

/** A text about a list that was kept, which says from when it is, and how much of it was kept. */
export function withAsOfList(text: string, { at, count, total }: Kept, clock: ClockView): string {
  const dated = withAsOf(text, at, clock);
  if (count >= total) return dated;
  const [kept, all] = [count, total].map((number) => number.toLocaleString(env.language));
  return `${dated} · ${l10n.t('the first {0} of {1}', kept ?? '', all ?? '')}`;
}

/** A text about what is shown, which says so if that was kept; `asOf` is undefined where it is not. */
export const withAsOf = (text: string, asOf: number | undefined, clock: ClockView): string =>
  asOf === undefined
    ? text
    : [text, asOfText(asOf, clock)].filter((part) => part !== '').join(' · ');
