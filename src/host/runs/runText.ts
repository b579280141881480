import { env, l10n } from 'vscode';
import { relativeTime } from '../../core/base/relativeTime.ts';
import type { DueFilter, RunFilter, RunFilterState } from '../../core/runs/runFilter.ts';

/** The text about a due date, relative to now: both in milliseconds since 1970. */
export function dueText(dueAt: number, now: number): string {
  const { value, unit } = relativeTime(dueAt, now);
  if (dueAt > now) {
    return l10n.t('due {0}', new Intl.RelativeTimeFormat(env.language).format(value, unit));
  }
  const length = new Intl.NumberFormat(env.language, { style: 'unit', unit, unitDisplay: 'long' });
  return l10n.t('overdue by {0}', length.format(Math.abs(value)));
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

function dueFilterText(due: DueFilter): string {
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
