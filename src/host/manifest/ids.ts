/**
 * All ids that package.json and the code share. A test compares both, so that an id exists once.
 */
export const commandIds = [
  'pneumatic.setApiKey',
  'pneumatic.signOut',
  'pneumatic.useDemoAccount',
  'pneumatic.selectServer',
  'pneumatic.showAccount',
  'pneumatic.launchWorkflow',
  'pneumatic.launchThisWorkflow',
  'pneumatic.quickLaunch',
  'pneumatic.quickLaunchThis',
  'pneumatic.forgetLaunchPermissions',
  'pneumatic.refreshWorkflows',
  'pneumatic.refreshWorkflow',
  'pneumatic.findWorkflow',
  'pneumatic.showMoreWorkflows',
  'pneumatic.sortWorkflows',
  'pneumatic.copyId',
  'pneumatic.copyName',
  'pneumatic.copyDetails',
  'pneumatic.copyLink',
  'pneumatic.copyAsMarkdown',
  'pneumatic.copyNameAndLink',
  'pneumatic.copyVscodeLink',
  'pneumatic.copyAsCode',
  'pneumatic.openTaskLink',
  'pneumatic.copyProcessId',
  'pneumatic.launchAgain',
  'pneumatic.launchWithValuesOf',
  'pneumatic.launchAgainAsFile',
  'pneumatic.launchSaved',
  'pneumatic.openSavedAsForm',
  'pneumatic.editSaved',
  'pneumatic.deleteSaved',
  'pneumatic.saveLaunch',
  'pneumatic.fillForm',
  'pneumatic.createLaunchFileFromForm',
  'pneumatic.insertIntoField',
  'pneumatic.launchSubRun',
  'pneumatic.launchFromFile',
  'pneumatic.openFileAsForm',
  'pneumatic.newLaunchFile',
  'pneumatic.removeRun',
  'pneumatic.clearRuns',
  'pneumatic.refreshRuns',
  'pneumatic.filterRuns',
  'pneumatic.clearRunFilter',
  'pneumatic.showOverdueRuns',
  'pneumatic.showRunsOfWorkflow',
  'pneumatic.findRun',
  'pneumatic.showMyRuns',
  'pneumatic.showAllRuns',
  'pneumatic.loadMoreRuns',
  'pneumatic.snoozeRun',
  'pneumatic.resumeRun',
  'pneumatic.renameRun',
  'pneumatic.setRunDueDate',
  'pneumatic.changeRunValues',
  'pneumatic.markRunUrgent',
  'pneumatic.markRunNotUrgent',
  'pneumatic.returnRun',
  'pneumatic.finishRun',
  'pneumatic.deleteRun',
  'pneumatic.refreshMyTasks',
  'pneumatic.findTask',
  'pneumatic.showMoreTasks',
  'pneumatic.filterTasks',
  'pneumatic.clearTaskFilter',
  'pneumatic.completeTask',
  'pneumatic.returnTask',
  'pneumatic.commentOnTask',
  'pneumatic.setTaskDueDate',
  'pneumatic.addPerformer',
  'pneumatic.removePerformer',
  'pneumatic.refreshPage',
  'pneumatic.openPageInBrowser',
  'pneumatic.copyValue',
  'pneumatic.copyEmail',
  'pneumatic.openInBrowser',
  'pneumatic.openRunsInBrowser',
  'pneumatic.openRun',
  'pneumatic.openTask',
  'pneumatic.checkLaunch',
  'pneumatic.copyLaunchName',
  'pneumatic.dismissLaunch',
  'pneumatic.showLog',
] as const;
export type CommandId = (typeof commandIds)[number];

export const viewIds = {
  workflows: 'pneumatic.workflows',
  runs: 'pneumatic.runs',
  myTasks: 'pneumatic.myTasks',
} as const;
export type ViewId = (typeof viewIds)[keyof typeof viewIds];

export const pageViewTypes = {
  kickoff: 'pneumatic.kickoffForm',
  run: 'pneumatic.run',
  task: 'pneumatic.task',
} as const;

/** Context keys of `when` clauses, with the values that each can have. */
export interface ContextKeys {
  /** `unknown` until SecretStorage has answered, so that no wrong welcome appears for a moment. */
  readonly 'pneumatic.account': 'unknown' | 'none' | 'demo' | 'server';
  /** Whether the list has been loaded and is empty. */
  readonly 'pneumatic.noWorkflows': boolean;
  readonly 'pneumatic.hasRuns': boolean;
  /** Whether the account's server can list runs, and complete tasks. */
  readonly 'pneumatic.followsRuns': boolean;
  readonly 'pneumatic.completesTasks': boolean;
  /** Whether the address of the account's web app is known. */
  readonly 'pneumatic.opensInBrowser': boolean;
  /** Which list the Runs view is set to show, for accounts that have both. */
  readonly 'pneumatic.runsFrom': 'service' | 'here';
  readonly 'pneumatic.runsMine': boolean;
  /** Whether My Tasks shows something else than all open tasks of mine. */
  readonly 'pneumatic.tasksFiltered': boolean;
  /** Whether the filter of the Runs view differs from the one to begin with. */
  readonly 'pneumatic.runsFiltered': boolean;
}
export const contextKeys = [
  'pneumatic.account',
  'pneumatic.noWorkflows',
  'pneumatic.hasRuns',
  'pneumatic.followsRuns',
  'pneumatic.completesTasks',
  'pneumatic.opensInBrowser',
  'pneumatic.runsFrom',
  'pneumatic.runsMine',
  'pneumatic.runsFiltered',
  'pneumatic.tasksFiltered',
] as const satisfies readonly (keyof ContextKeys)[];

export const settingIds = {
  server: 'pneumatic.server',
  dialect: 'pneumatic.dialect',
  sortWorkflowsBy: 'pneumatic.sortWorkflowsBy',
  requestTimeout: 'pneumatic.requestTimeout',
  runsKept: 'pneumatic.runsKept',
  notifyAboutRuns: 'pneumatic.notifyAboutRuns',
  notifyAboutTasks: 'pneumatic.notifyAboutTasks',
  notifyAboutMentions: 'pneumatic.notifyAboutMentions',
  notifyAboutOverdue: 'pneumatic.notifyAboutOverdue',
  webAddress: 'pneumatic.webAddress',
  filesAddress: 'pneumatic.filesAddress',
  keepLastAnswers: 'pneumatic.keepLastAnswers',
  launchEnvironment: 'pneumatic.launchVariables.environment',
} as const;

/** Words of a tree item's context value, which menus look for. */
export type ContextWord =
  | 'workflow'
  | 'launchable'
  | 'task'
  | 'linked'
  | 'field'
  /** A launch that was saved under a name. */
  | 'savedLaunch'
  /** A run that was launched from here, as it is remembered. */
  | 'launchedRun'
  | 'pendingLaunch'
  /** A run as the service has it; `relaunchable` if its workflow can be launched. */
  | 'run'
  | 'relaunchable'
  | 'snoozable'
  | 'resumable'
  /** Changes that can be made to the run of the row. */
  | 'rename'
  | 'setDueDate'
  | 'changeValues'
  | 'markUrgent'
  | 'markNotUrgent'
  | 'returnToTask'
  | 'finish'
  | 'delete'
  /** A task of a run; `openable` if it has ever started. */
  | 'runTask'
  | 'openable'
  /** A task of mine, from which another workflow can be launched. */
  | 'launchSubRun'
  /** A task whose due date can be set. */
  | 'setTaskDueDate'
  | 'myTask'
  /** Tasks of one workflow or run. */
  | 'taskGroup'
  /** Entries of a list that cannot be read. */
  | 'unreadable';

/** The context value of a tree item: words that the `when` clauses of menus look for. */
export const contextValue = (...words: readonly ContextWord[]): string => words.join(' ');
