import type { EventEmitter, Memento } from 'vscode';
import { type AccountStatus } from './account/accountStatus.ts';
import { type People } from './account/people.ts';
import { type WebLinks } from './account/webLinks.ts';
import type { FirstParts } from './firstParts.ts';
import type { Drafts } from './form/drafts.ts';
import type { KickoffPages } from './kickoff/kickoffPages.ts';
import type { Launcher } from './kickoff/launcher.ts';
import { type LaunchJournal } from './launches/launchJournal.ts';
import { type RunHistory } from './launches/runHistory.ts';
import type { Pages } from './pages.ts';
import { type RunsTree } from './runs/runsTree.ts';
import { type MyTasksTree } from './tasks/myTasksTree.ts';
import type { Watching } from './watching.ts';

/** The parts of the extension, each built once. */
export interface Services extends FirstParts, Omit<Watching, 'dispose'> {
  readonly globalState: Memento;
  readonly people: People;
  readonly webLinks: WebLinks;
  readonly accountStatus: AccountStatus;
  /** The runs that were launched from here. */
  readonly history: RunHistory;
  readonly journal: LaunchJournal;
  /** What was typed into forms and not sent. */
  readonly drafts: Drafts;
  /** Sends launches, of the kick-off form or of anything else. */
  readonly launcher: Pick<Launcher, 'launch'>;
  /** The keys of the launches out of files and arguments that are under way. */
  readonly sendingNow: Set<string>;
  /** Fires when something was launched from a launch file. */
  readonly launchedFrom: EventEmitter<void>;
  readonly runsTree: RunsTree;
  readonly myTasksTree: MyTasksTree;
  readonly pages: Pages;
  readonly kickoffPages: KickoffPages;
  /** Writes what is not on disk yet and stops the demo account's server. */
  shutDown(): Promise<void>;
}
