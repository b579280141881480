import { l10n } from 'vscode';
import type { RunStrings } from '../../protocol/runPage.ts';
import { pageStrings } from '../page/pageStrings.ts';
import { logStrings } from './logStrings.ts';
import { runPartStrings } from './runPartStrings.ts';
import { stateStrings } from './stateStrings.ts';

/** The texts of a run's page, in the user's language. */
export const runStrings = (): RunStrings => ({
  ...pageStrings(),
  ...stateStrings(),
  ...logStrings(),
  ...runPartStrings(),
  loading: l10n.t('Loading the run…'),
  subRunOf: l10n.t('Sub-run of'),
  openParentTask: l10n.t('The task that it was launched from'),
  startedBy: l10n.t('Started by'),
  aboutWorkflow: l10n.t('About the workflow'),
  lateTask: l10n.t('“{0}” was due {1}.'),
  more: l10n.t('More…'),
  actions: {
    launchAgain: l10n.t('Launch Again…'),
    snooze: l10n.t('Snooze…'),
    resume: l10n.t('Resume'),
    rename: l10n.t('Rename…'),
    setDueDate: l10n.t('Set Due Date…'),
    changeValues: l10n.t('Change Values…'),
    markUrgent: l10n.t('Mark as Urgent'),
    markNotUrgent: l10n.t('Mark as Not Urgent'),
    returnToTask: l10n.t('Return to Task…'),
    finish: l10n.t('Finish Run…'),
    delete: l10n.t('Delete Run…'),
  },
});
