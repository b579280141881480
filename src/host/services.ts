import type { EventEmitter, ExtensionContext, LogOutputChannel, Memento } from 'vscode';
import { type AccountNames } from './account/accountNames.ts';
import { type AccountStatus } from './account/accountStatus.ts';
import { type KeyOwner } from './account/identity.ts';
import { type People } from './account/people.ts';
import { type Sessions } from './account/session.ts';
import { type WebLinks } from './account/webLinks.ts';
import { type Zones } from './account/zones.ts';
import type { Drafts } from './form/drafts.ts';
import type { KickoffPages } from './kickoff/kickoffPages.ts';
import type { Launcher } from './kickoff/launcher.ts';
import { type LaunchJournal } from './launches/launchJournal.ts';
import { type RunHistory } from './launches/runHistory.ts';
import type { SavedLaunches } from './launchFiles/savedLaunches.ts';
import type { Pages } from './pages.ts';
import { type RunsTree } from './runs/runsTree.ts';
import { type MyTasksTree } from './tasks/myTasksTree.ts';
import type { Watching } from './watching.ts';
import { type WorkflowStore } from './workflows/workflowStore.ts';
import { type WorkflowsTree } from './workflows/workflowsTree.ts';

/** The parts of the extension, each built once. */
export interface Services extends Omit<Watching, 'dispose'> {
  readonly context: ExtensionContext;
  readonly globalState: Memento;
  readonly log: LogOutputChannel;
  readonly names: AccountNames;
  /** The clock by which times are shown and asked for. */
  readonly zones: Zones;
  readonly sessions: Sessions;
  readonly keyOwner: KeyOwner;
  readonly people: People;
  readonly webLinks: WebLinks;
  readonly accountStatus: AccountStatus;
  readonly workflows: WorkflowStore;
  readonly workflowsTree: WorkflowsTree;
  /** The runs that were launched from here. */
  readonly history: RunHistory;
  readonly journal: LaunchJournal;
  /** What was typed into forms and not sent. */
  readonly drafts: Drafts;
  /** Sends launches, of the kick-off form or of anything else. */
  readonly launcher: Pick<Launcher, 'launch'>;
  /** The keys of the launches out of files and arguments that are under way. */
  readonly sendingNow: Set<string>;
  /** Loads the launches that were saved. */
  readonly savedLaunches: () => Promise<SavedLaunches>;
  /** Fires when something was launched from a launch file. */
  readonly launchedFrom: EventEmitter<void>;
  readonly runsTree: RunsTree;
  readonly myTasksTree: MyTasksTree;
  readonly pages: Pages;
  readonly kickoffPages: KickoffPages;
  /** Writes what is not on disk yet and stops the demo account's server. */
  shutDown(): Promise<void>;
}
