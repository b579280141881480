import { l10n } from 'vscode';
import type { RunPartStrings } from '../../protocol/runPage.ts';

/** The texts of what a page tells of a run as a whole, in the user's language. */
export const runPartStrings = (): RunPartStrings => ({
  tasks: l10n.t('Tasks'),
  tasksDone: l10n.t('{0} of {1} completed'),
  noTasks: l10n.t('The run has no tasks.'),
  openTask: l10n.t('Open Task'),
  step: l10n.t('{0}. {1}'),
  kickoffValues: l10n.t('Kick-off values'),
  noValues: l10n.t('The run was started without values.'),
  emptyValues: l10n.t('{0} empty fields'),
  emptyValuesOne: l10n.t('1 empty field'),
  timeLine: l10n.t('Time line'),
  now: l10n.t('Now'),
  returned: l10n.t('Returned'),
  subRuns: l10n.t('Sub-runs'),
  skippedBy: {
    rule: l10n.t('by a rule of the workflow'),
    nobody: l10n.t('since nobody could work on it'),
  },
});
