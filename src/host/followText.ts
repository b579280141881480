import { env, l10n } from 'vscode';
import { relativeTime } from '../core/follow/relativeTime.ts';
import type { RunChoice, RunChoiceState } from '../core/follow/runChoice.ts';

/** When something is due, seen from now: both in milliseconds since 1970. */
export function dueText(dueAt: number, now: number): string {
  const { value, unit } = relativeTime(dueAt, now);
  const relative = new Intl.RelativeTimeFormat(env.language).format(value, unit);
  return dueAt <= now ? l10n.t('overdue, was due {0}', relative) : l10n.t('due {0}', relative);
}

function choiceStateText(state: RunChoiceState): string {
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

/** Which runs are shown, in short. */
export const choiceText = (choice: RunChoice, workflow: string | undefined): string =>
  [
    choiceStateText(choice.state),
    choice.mine ? l10n.t('mine') : l10n.t('everybody’s'),
    ...(workflow === undefined ? [] : [workflow]),
  ].join(' · ');
