import { l10n } from 'vscode';
import type { KickoffStrings } from '../../protocol/kickoffPage.ts';
import { fieldStrings } from '../form/fieldStrings.ts';
import { heldStrings, maybeDoneNext } from '../page/pageStrings.ts';

/** The texts of the kick-off form's page, in the user's language. */
export const kickoffStrings = (): KickoffStrings => ({
  ...fieldStrings(),
  ...heldStrings(),
  loading: l10n.t('Loading the workflow…'),
  inactive: l10n.t(
    'This workflow is inactive: it cannot be launched until its owner activates it.',
  ),
  subRunOf: l10n.t(
    'A sub-run of the task “{0}” of “{1}”, which can be completed once the sub-run is done.',
  ),
  subRunClosed: l10n.t(
    'The task is not being worked on any more, so that nothing can be launched from it.',
  ),
  whatHappens: l10n.t('What happens'),
  pathByAll: l10n.t('All performers have to complete it.'),
  pathAfter: l10n.t('After task {0}'),
  conditions: {
    skip: l10n.t('Skipped if {0}'),
    end: l10n.t('The run ends here if {0}'),
  },
  comparisons: {
    equals: l10n.t('“{0}” is “{1}”'),
    notEquals: l10n.t('“{0}” is not “{1}”'),
    exists: l10n.t('“{0}” is filled in'),
    notExists: l10n.t('“{0}” is empty'),
    contains: l10n.t('“{0}” contains “{1}”'),
    notContains: l10n.t('“{0}” does not contain “{1}”'),
    moreThan: l10n.t('“{0}” is more than “{1}”'),
    lessThan: l10n.t('“{0}” is less than “{1}”'),
    unknown: l10n.t('“{0}” fits a condition that is not known here'),
  },
  demoAccount: l10n.t('Demo account'),
  account: l10n.t('Account'),
  kickoffForm: l10n.t('Kick-off form'),
  noFields: l10n.t('This workflow has no kick-off fields. Give the run a name and launch it.'),
  runName: l10n.t('Run name'),
  aboutRun: l10n.t('About the run'),
  runNameSent: l10n.t('Run name: {0}'),
  runNameGiven: l10n.t('given by Pneumatic'),
  noDue: l10n.t('none'),
  notUrgent: l10n.t('Not urgent'),
  runNameHelp: l10n.t('How the run is listed in Pneumatic.'),
  runNameHelpEmpty: l10n.t('How the run is listed in Pneumatic, which names it if this is empty.'),
  runNameHelpFilled: l10n.t(
    'How the run is listed in Pneumatic, which fills in what is in {{…}}, and names the run if this is empty.',
  ),
  due: l10n.t('Due'),
  urgent: l10n.t('Urgent'),
  taskLinks: l10n.t('Task links'),
  taskLinksHelp: l10n.t(
    'Replace the link of a task for this run only. Leave it empty to keep the workflow’s own.',
  ),
  taskLinkLabel: l10n.t('{0}. {1}'),
  taskLinkPlaceholder: l10n.t('No link'),
  launch: l10n.t('Launch'),
  more: l10n.t('More…'),
  filledByLink: l10n.t(
    'Filled in by a link. Check the marked values: whoever made the link has chosen them.',
  ),
  launching: l10n.t('Launching…'),
  stopWaiting: l10n.t('Stop Waiting'),
  clear: l10n.t('Clear'),
  launchKeys: l10n.t('{0} launches. Enter moves on.'),
  launched: l10n.t('“{0}” has started.'),
  launchedDetail: l10n.t('It is listed under Runs.'),
  processId: l10n.t('Run ID'),
  copy: l10n.t('Copy'),
  copied: l10n.t('Copied'),
  launchAnother: l10n.t('Launch Another'),
  openRun: l10n.t('Open Run'),
  hostLost: l10n.t('This form has lost its connection: the extension has stopped.'),
  hostLostNext: l10n.t(
    'Run “Developer: Reload Window” to go on. What you have typed is kept; nothing can be launched until then.',
  ),
  maybeDone: l10n.t('The run may have started: the extension stopped before there was an answer.'),
  ...maybeDoneNext(),
});
