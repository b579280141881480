import { env, l10n } from 'vscode';
import type { ClockView } from '../../core/base/clockView.ts';
import { asOfTime } from '../../core/base/nearTime.ts';

/** Says from when something is that was kept, such as `as of 9:41`; the date where it is not today’s. */
export const asOfText = (asOf: number, { zone }: ClockView): string =>
  l10n.t('as of {0}', asOfTime(asOf, { now: Date.now(), zone, locale: env.language }));

/** A text about what is shown, which says so if that was kept; `asOf` is undefined where it is not. */
export const withAsOf = (text: string, asOf: number | undefined, clock: ClockView): string =>
  asOf === undefined
    ? text
    : [text, asOfText(asOf, clock)].filter((part) => part !== '').join(' · ');
