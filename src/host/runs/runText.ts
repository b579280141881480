import { env, l10n } from 'vscode';
import { relativeTime } from '../../core/base/relativeTime.ts';
import type { RunFilter, RunFilterState } from '../../core/runs/runFilter.ts';

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

/** A short text about the filter of runs. */
export const runFilterText = (filter: RunFilter, workflow: string | undefined): string =>
  [
    filterStateText(filter.state),
    filter.mine ? l10n.t('mine') : l10n.t('everybody’s'),
    ...(workflow === undefined ? [] : [workflow]),
  ].join(' · ');
