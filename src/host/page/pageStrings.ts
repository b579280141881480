import { l10n } from 'vscode';
import type {
  FileStrings,
  HeldStrings,
  NoticeStrings,
  PageStrings,
} from '../../protocol/pageStrings.ts';
import { unstorableText } from '../service/sendText.ts';

/** The texts of any page about runs or tasks, in the user's language. */
export function pageStrings(): PageStrings {
  return {
    ...noticeStrings(),
    ...fileStrings(),
    required: requiredText(),
    account: l10n.t('Account'),
    demoAccount: l10n.t('Demo account'),
    workflow: l10n.t('Workflow'),
    urgent: l10n.t('Urgent'),
    due: l10n.t('Due'),
    overdue: l10n.t('Overdue'),
    started: l10n.t('Started'),
    completed: l10n.t('Completed'),
    performers: l10n.t('Performers'),
    noPerformers: l10n.t('Nobody is assigned.'),
    group: l10n.t('group'),
    you: l10n.t('you'),
    hasCompleted: l10n.t('has completed it'),
    checklistProgress: l10n.t('{0} of {1} items ticked'),
    refreshing: l10n.t('Refreshing…'),
    openInBrowser: l10n.t('Open in Browser'),
    ...heldStrings(),
    comment: l10n.t('Comment…'),
    commentLabel: l10n.t('Comment'),
    commentHelp: l10n.t(
      'Everybody who can see the run can read it. Markdown is understood, and @ mentions somebody.',
    ),
    problemUnstorable: unstorableText(),
    commentEmpty: l10n.t('Write something to send.'),
    commentSent: l10n.t('The comment has been sent.'),
    send: l10n.t('Send'),
    sending: l10n.t('Sending…'),
    cancel: l10n.t('Cancel'),
    hostLost: l10n.t('This page has lost its connection: the extension has stopped.'),
    hostLostNext: l10n.t(
      'Run “Developer: Reload Window” to go on. What you have typed is kept; nothing can be completed or sent until then.',
    ),
    maybeDone: l10n.t('It may have been done: the extension stopped before there was an answer.'),
    ...maybeDoneNext(),
  };
}

/** The texts of a page that shows what was kept, in the user's language. */
export const heldStrings = (): HeldStrings => ({
  asOf: l10n.t('as of {0}'),
  held: l10n.t('Nothing can be sent before the service has answered.'),
  shownAsOf: l10n.t('This is how it stood on {0}.'),
});

/** The labels of a notice's button, in the user's language. */
export const noticeStrings = (): NoticeStrings => ({
  retry: l10n.t('Try Again'),
  refresh: l10n.t('Refresh'),
  setApiKey: l10n.t('Set API Key…'),
  selectServer: l10n.t('Select Server…'),
  useDemo: l10n.t('Use Demo Account'),
  showLog: l10n.t('Show Log'),
  showRuns: l10n.t('Show Runs'),
  checkLaunch: l10n.t('Check…'),
});

/** The texts of files that are attached, in the user's language. */
export const fileStrings = (): FileStrings => ({
  attach: l10n.t('Attach…'),
  attachedFiles: l10n.t('Attached files'),
  removeFile: l10n.t('Remove {0}'),
  uploading: l10n.t('Uploading {0}…'),
  cancelUpload: l10n.t('Cancel the upload of {0}'),
  dismissUpload: l10n.t('Put {0} aside'),
  confirmUpload: l10n.t('Upload'),
  confirmNote: l10n.t('Nothing has been sent yet. See what will be, and upload it.'),
  firstLines: l10n.t('The first lines of {0}'),
  notText: l10n.t('It is not text.'),
  problemUploading: l10n.t('A file has not been uploaded yet. Wait for it, or put it aside.'),
});

/** The advice after a change whose outcome is unknown. */
export const maybeDoneNext = (): { readonly maybeDoneNext: string } => ({
  maybeDoneNext: l10n.t('Reload the window to see how it stands. Nothing is sent again by itself.'),
});

/** Stands beside the label of a field that must be filled in. */
export const requiredText = (): string => l10n.t('required');
