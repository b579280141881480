import { l10n } from 'vscode';
import type { TaskStrings } from '../../protocol/taskPage.ts';
import { fieldStrings } from '../form/fieldStrings.ts';
import { pageStrings } from '../page/pageStrings.ts';
import { logStrings } from '../runs/logStrings.ts';
import { runPartStrings } from '../runs/runPartStrings.ts';
import { stateStrings } from '../runs/stateStrings.ts';

/** The texts of a task's page, in the user's language. */
export const taskStrings = (): TaskStrings => ({
  ...fieldStrings(),
  ...pageStrings(),
  ...stateStrings(),
  ...logStrings(),
  ...runPartStrings(),
  loading: l10n.t('Loading the task…'),
  run: l10n.t('Run'),
  openRun: l10n.t('Open Run'),
  byAll: l10n.t('All performers have to complete it.'),
  checklist: l10n.t('Checklist'),
  ticked: l10n.t('ticked off'),
  output: l10n.t('Output'),
  values: l10n.t('Values'),
  complete: l10n.t('Complete'),
  completing: l10n.t('Completing…'),
  completeKeys: l10n.t('{0} completes the task. Enter moves on.'),
  maybeCompleted: l10n.t(
    'The task may have been completed: the extension stopped before there was an answer.',
  ),
  stopWaiting: l10n.t('Stop Waiting'),
  clear: l10n.t('Clear'),
  tickNotInPerson: l10n.t(
    'You are assigned as a member of a group. Only those who are assigned by name, or the owner of the account, can tick the items off.',
  ),
  itemsMissing: l10n.t('Tick off the {0} open items first.'),
  itemsMissingOne: l10n.t('Tick off the open item first.'),
  itemsLocked: l10n.t('The task can be completed once the open items are ticked off.'),
  returnTask: l10n.t('Return…'),
  returnLabel: l10n.t('Reason'),
  returnHelp: l10n.t('The run goes back to: {0}. Say why.'),
  returnEmpty: l10n.t('Say why the task is returned.'),
  returnSend: l10n.t('Return Task'),
  completedTitle: l10n.t('The task is completed.'),
  othersTitle: l10n.t('Your part is done. The task waits for others to complete it too.'),
  returnedTitle: l10n.t('The task has been returned.'),
  runStands: l10n.t('The run “{0}” is now: {1}.'),
  nextTask: l10n.t('Next Task of Mine'),
  nextStep: l10n.t('Next: {0} – {1}'),
  nextStepOfNobody: l10n.t('Next: {0}'),
  runIsDone: l10n.t('It was the last task: the run “{0}” is done.'),
  before: {
    completed: l10n.t('“{0}” is completed.'),
    partDone: l10n.t('Your part of “{0}” is done. It waits for others to complete it too.'),
    returned: l10n.t('“{0}” has been returned.'),
  },
  launchSubRun: l10n.t('Launch Sub-run…'),
  subRuns: l10n.t('Sub-runs'),
  subRunHold: l10n.t('The task can be completed or returned once its sub-runs are done.'),
  addPerformer: l10n.t('Add Performer…'),
  setDueDate: l10n.t('Set Due Date…'),
  removePerformer: l10n.t('Remove Performer…'),
  more: l10n.t('More…'),
  notSent: l10n.t('Not sent'),
  notSentHelp: l10n.t('This is what you had filled in. Copy what you still need.'),
  copy: l10n.t('Copy'),
  copied: l10n.t('Copied'),
  locks: {
    readOnly: l10n.t('You may look at this task, but not work on it.'),
    runDone: l10n.t('The run is done, so that the task can only be looked at.'),
    runSnoozed: l10n.t('The run is snoozed. The task can be worked on once the run is resumed.'),
    completed: l10n.t('The task has been completed.'),
    myPartDone: l10n.t('You have completed your part. The task waits for others.'),
    notAssigned: l10n.t('The task is assigned to others, so that it can only be looked at.'),
    snoozed: l10n.t('The task is snoozed. It can be worked on once it is resumed.'),
    skipped: l10n.t('The task has been skipped.'),
    notStarted: l10n.t('The task has not started yet.'),
  },
});
