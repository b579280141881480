import { env } from 'vscode';
import type { ClockView } from '../../core/base/clockView.ts';

/** In characters; a longer name would leave no room for the rest of a row or a notice. */
const longestName = 200;

/** A name shortened for display; copying and opening use the whole name. */
export const shownName = (name: string): string =>
  name.length > longestName
    ? `${name.slice(0, longestName - 1).replace(/[\ud800-\udbff]$/, '')}…`
    : name;

/** How many texts a line names. */
const mostListed = 20;

/** The texts in one line; many are cut short. */
export const listText = (texts: readonly string[]): string =>
  texts.length > mostListed ? `${texts.slice(0, mostListed).join(', ')}, …` : texts.join(', ');

export const locale = (): string => env.language;

/** Date and time of day in the user's language, by the person's clock. */
export const dateTime = (ms: number, { zone }: ClockView): string =>
  new Intl.DateTimeFormat(locale(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  }).format(ms);

/** A text about times, with the name of their zone where a reader would assume another one. */
export const withNote = (text: string, { note }: ClockView): string =>
  note === undefined ? text : `${text} · ${note}`;

const minute = 60_000;
const hour = 60 * minute;

/** A duration, given in milliseconds, in the largest unit that is still exact enough. */
export function durationText(ms: number): string {
  const inUnits = (unit: 'second' | 'minute' | 'hour', length: number): string =>
    new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(
      Math.max(1, Math.ceil(ms / length)),
    );
  if (ms > 2 * hour) return inUnits('hour', hour);
  return ms > 2 * minute ? inUnits('minute', minute) : inUnits('second', 1000);
}
