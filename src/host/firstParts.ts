import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { AccountNames } from './account/accountNames.ts';
import type { DemoServer } from './account/demoServer.ts';
import type { KeyOwner } from './account/identity.ts';
import type { Sessions } from './account/session.ts';
import type { Zones } from './account/zones.ts';
import type { KeptAnswers } from './kept/keptAnswers.ts';
import type { SavedLaunches } from './launchFiles/savedLaunches.ts';
import type { LateView } from './platform/lateView.ts';
import type { RunsViewRow } from './runs/runRow.ts';
import type { MyTasksViewRow } from './tasks/taskRow.ts';
import type { WorkflowStore } from './workflows/workflowStore.ts';
import type { WorkflowsTree } from './workflows/workflowsTree.ts';

/** The parts that are there once the extension is active: what the first rows need. */
export interface FirstParts {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly names: AccountNames;
  /** The clock by which times are shown and asked for. */
  readonly zones: Zones;
  readonly demo: DemoServer;
  readonly sessions: Sessions;
  /** The last known answers of the account, on disk. */
  readonly kept: KeptAnswers;
  readonly keyOwner: KeyOwner;
  readonly workflows: WorkflowStore;
  readonly workflowsTree: WorkflowsTree;
  readonly runsView: LateView<RunsViewRow>;
  readonly myTasksView: LateView<MyTasksViewRow>;
  /** Loads the launches that were saved. */
  readonly savedLaunches: () => Promise<SavedLaunches>;
}
