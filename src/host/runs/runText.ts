import { env, l10n } from 'vscode';
import type { ClockView } from '../../core/base/clockView.ts';
import { lengthFormat } from '../../core/base/formats.ts';
import { type Reader, nearDay, nearTime } from '../../core/base/nearTime.ts';
import { relativeTime } from '../../core/base/relativeTime.ts';
import type { DueFilter, RunFilter, RunFilterState } from '../../core/runs/runFilter.ts';

/** A moment and the clock by which times near to it are called. */
interface TextTime {
  readonly now: number;
  readonly clock: ClockView;
}

const readerOf = ({ now, clock: { zone } }: TextTime): Reader => ({
  ...{ now, zone },
  locale: env.language,
});

/** When something is due, such as `due tomorrow 17:00`, or how long it is overdue. */
export function dueText(dueAt: number, time: TextTime): string {
  return dueAt > time.now
    ? l10n.t('due {0}', nearTime(dueAt, readerOf(time)))
    : l10n.t('overdue by {0}', lengthSince(dueAt, time));
}

/** How long a run is overdue as a whole, in contrast to one of its tasks. */
export const runOverdueText = (since: number, time: TextTime): string =>
  l10n.t('run overdue by {0}', lengthSince(since, time));

function lengthSince(then: number, { now }: TextTime): string {
  const { value, unit } = relativeTime(then, now);
  return lengthFormat(env.language, unit).format(Math.abs(value));
}

/** That the run of a page does not exist any more. */
export const runGone = (): string => l10n.t('The run is not there any more.');

const day = 24 * 3600 * 1000;

/** Until when something is snoozed; the time of day only where that is near. */
export function snoozedText(until: number | undefined, time: TextTime): string {
  if (until === undefined) return l10n.t('snoozed');
  const near = until - time.now < day ? nearTime : nearDay;
  return l10n.t('snoozed until {0}', near(until, readerOf(time)));
}

function filterStateText(state: RunFilterState): string {
  switch (state) {
    case 'all':
      return l10n.t('All states');
    case 'running':
      return l10n.t('Running');
    case 'snoozed':
      return l10n.t('Snoozed');
    case 'done':
      return l10n.t('Done');
  }
}

/** What the filter of runs or tasks says about due dates. */
export function dueFilterText(due: DueFilter): string {
  switch (due) {
    case 'overdue':
      return l10n.t('Overdue');
    case 'thisWeek':
      return l10n.t('Due this week');
  }
}

function starterText({ mine, starter }: RunFilter): string {
  if (mine) return l10n.t('mine');
  return starter ? l10n.t('started by {0}', starter.name) : l10n.t('everybody’s');
}

/** A short text about the filter of runs: what is due and waited for says that they are running. */
export function runFilterText(filter: RunFilter, workflow: string | undefined): string {
  const { state, due, waitsFor } = filter;
  const narrower = [
    ...(due ? [dueFilterText(due)] : []),
    ...(waitsFor ? [l10n.t('waiting for {0}', waitsFor.name)] : []),
  ];
  return [
    ...(narrower.length > 0 ? narrower : [filterStateText(state)]),
    starterText(filter),
    ...(workflow === undefined ? [] : [workflow]),
  ].join(' · ');
}
