import { l10n } from 'vscode';
import type { StateStrings } from '../../protocol/runPage.ts';

/** The states of runs and tasks, in the user's language. */
export const stateStrings = (): StateStrings => ({
  runStates: {
    running: l10n.t('Running'),
    snoozed: l10n.t('Snoozed'),
    done: l10n.t('Done'),
    unknown: l10n.t('Unknown state'),
  },
  taskStates: {
    pending: l10n.t('Not started'),
    active: l10n.t('Active'),
    completed: l10n.t('Completed'),
    snoozed: l10n.t('Snoozed'),
    skipped: l10n.t('Skipped'),
    notDone: l10n.t('Not done'),
    unknown: l10n.t('Unknown state'),
  },
  snoozedUntil: l10n.t('Snoozed until {0}'),
});
