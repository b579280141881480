import type { PageStrings } from '../../../src/protocol/pageStrings.ts';
import type { LogStrings } from '../../../src/protocol/log.ts';
import type { RunPartStrings, RunStrings, StateStrings } from '../../../src/protocol/runPage.ts';
import { pageStrings } from './pageStrings.ts';

/** The texts that the pages of runs and tasks share, for tests. */
export const sharedStrings: PageStrings = {
  retry: pageStrings.retry,
  refresh: pageStrings.refresh,
  setApiKey: pageStrings.setApiKey,
  selectServer: pageStrings.selectServer,
  useDemo: pageStrings.useDemo,
  showLog: pageStrings.showLog,
  showRuns: pageStrings.showRuns,
  checkLaunch: pageStrings.checkLaunch,
  required: pageStrings.required,
  account: pageStrings.account,
  demoAccount: pageStrings.demoAccount,
  workflow: 'Workflow',
  urgent: 'Urgent',
  due: 'Due',
  overdue: 'Overdue',
  started: 'Started',
  completed: 'Completed',
  performers: 'Performers',
  noPerformers: 'Nobody is assigned.',
  group: 'group',
  you: 'you',
  hasCompleted: 'has completed it',
  checklistProgress: '{0} of {1} items ticked',
  refreshing: 'Refreshing…',
  openInBrowser: 'Open in Browser',
  shownAsOf: 'This is how it stood on {0}.',
  comment: 'Comment…',
  commentLabel: 'Comment',
  commentHelp: 'Everybody who can see the run can read it. Markdown is understood.',
  problemUnstorable:
    'The service cannot store the sign at position {0}, which may be invisible. Type the text around it again.',
  commentEmpty: 'Write something to send.',
  commentSent: 'The comment has been sent.',
  send: 'Send',
  sending: 'Sending…',
  cancel: 'Cancel',
  hostLost: 'This page has lost its connection: the extension has stopped.',
  hostLostNext: 'Run “Developer: Reload Window” to go on. What you have typed is kept.',
  maybeDone: 'It may have been done: the extension stopped before there was an answer.',
  maybeDoneNext: 'Reload the window to see how it stands.',
};

/** The states of runs and tasks. */
export const stateStrings: StateStrings = {
  runStates: { running: 'Running', snoozed: 'Snoozed', done: 'Done', unknown: 'Unknown state' },
  taskStates: {
    pending: 'Not started',
    active: 'Active',
    completed: 'Completed',
    snoozed: 'Snoozed',
    skipped: 'Skipped',
    notDone: 'Not done',
    unknown: 'Unknown state',
  },
};

/** The texts of a log. */
export const logStrings: LogStrings = {
  eventLog: 'Event log',
  noEvents: 'Nothing has happened yet.',
  showMore: 'Show More',
  loadingMore: 'Loading…',
  copyDetails: 'Copy Details',
  events: {
    taskStarted: '“{1}” started.',
    taskCompleted: '{0} completed “{1}”.',
    taskReturned: '{0} returned “{1}”.',
    taskSkipped: '“{1}” was skipped.',
    taskDelayed: '“{1}” was delayed.',
    comment: '{0} commented.',
    completed: 'The run was completed.',
    ended: '{0} ended the run.',
    snoozed: '{0} snoozed the run.',
    resumed: '{0} resumed the run.',
    urgent: '{0} marked the run as urgent.',
    notUrgent: '{0} took the urgent mark off the run.',
    dueDateChanged: '{0} changed the due date of “{1}”.',
    performerAdded: '{0} assigned “{1}” to {2}.',
    performerRemoved: '{0} took {2} off “{1}”.',
    subRunStarted: '{0} started another run from “{1}”.',
    other: 'Something happened that is not known here.',
  },
  commentOnTask: '{0} commented on “{1}”.',
  service: 'Pneumatic',
  aTask: 'a task',
  somebody: 'somebody',
  edited: 'edited',
  unread: 'New',
  reply: 'Reply',
  editComment: 'Edit',
  saveComment: 'Save',
  deleteComment: 'Delete…',
  react: 'React…',
  reactionBy: '{0}: {1}',
  commentSaved: 'The comment has been changed.',
};

/** The texts of what a page tells of a run as a whole. */
export const runPartStrings: RunPartStrings = {
  tasks: 'Tasks',
  tasksDone: '{0} of {1} completed',
  noTasks: 'The run has no tasks.',
  openTask: 'Open Task',
  step: '{0}. {1}',
  kickoffValues: 'Kick-off values',
  noValues: 'The run was started without values.',
  emptyValues: '{0} empty fields',
  emptyValuesOne: '1 empty field',
  timeLine: 'Time line',
};

/** The texts of a run's page. */
export const runStrings: RunStrings = {
  ...sharedStrings,
  ...stateStrings,
  ...logStrings,
  ...runPartStrings,
  loading: 'Loading the run…',
  startedBy: 'Started by',
  aboutWorkflow: 'About the workflow',
  lateTask: '“{0}” was due {1}.',
  more: 'More…',
  actions: {
    launchAgain: 'Launch Again…',
    snooze: 'Snooze…',
    resume: 'Resume',
    rename: 'Rename…',
    setDueDate: 'Set Due Date…',
    changeValues: 'Change Values…',
    markUrgent: 'Mark as Urgent',
    markNotUrgent: 'Mark as Not Urgent',
    returnToTask: 'Return to Task…',
    finish: 'Finish Run…',
    delete: 'Delete Run…',
  },
};
