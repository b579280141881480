/**
 * Every id that package.json and the code share. A test compares both, so that an id exists once.
 */
export const commandIds = [
  'pneumatic.setApiKey',
  'pneumatic.signOut',
  'pneumatic.useDemoAccount',
  'pneumatic.selectServer',
  'pneumatic.launchWorkflow',
  'pneumatic.launchThisWorkflow',
  'pneumatic.refreshWorkflows',
  'pneumatic.refreshWorkflow',
  'pneumatic.findWorkflow',
  'pneumatic.sortWorkflows',
  'pneumatic.copyId',
  'pneumatic.copyName',
  'pneumatic.openTaskLink',
  'pneumatic.copyProcessId',
  'pneumatic.launchAgain',
  'pneumatic.removeRun',
  'pneumatic.clearRuns',
  'pneumatic.openRun',
  'pneumatic.openTask',
  'pneumatic.checkLaunch',
  'pneumatic.copyLaunchName',
  'pneumatic.dismissLaunch',
  'pneumatic.showLog',
] as const;
export type CommandId = (typeof commandIds)[number];

export const viewIds = { workflows: 'pneumatic.workflows', runs: 'pneumatic.runs' } as const;

export const formViewType = 'pneumatic.kickoffForm';

/** Context keys of `when` clauses, with the values that each can have. */
export interface ContextKeys {
  /** `unknown` until SecretStorage has answered, so that no wrong welcome flashes up. */
  readonly 'pneumatic.account': 'unknown' | 'none' | 'demo' | 'server';
  /** Whether the list has been loaded and holds nothing. */
  readonly 'pneumatic.noWorkflows': boolean;
  readonly 'pneumatic.hasRuns': boolean;
}
export const contextKeys = [
  'pneumatic.account',
  'pneumatic.noWorkflows',
  'pneumatic.hasRuns',
] as const satisfies readonly (keyof ContextKeys)[];

export const settingIds = {
  server: 'pneumatic.server',
  dialect: 'pneumatic.dialect',
  sortWorkflowsBy: 'pneumatic.sortWorkflowsBy',
  requestTimeout: 'pneumatic.requestTimeout',
  runsKept: 'pneumatic.runsKept',
} as const;

/** Words of a tree item's context value, which menus look for. */
export type ContextWord =
  'workflow' | 'launchable' | 'task' | 'linked' | 'field' | 'run' | 'pendingLaunch';
