import type { LogOutputChannel, Uri, window } from 'vscode';
import type { Clock } from '../../core/base/clock.ts';
import type { Abilities } from '../account/abilities.ts';
import type { AccountNames } from '../account/accountNames.ts';
import type { Sessions } from '../account/session.ts';
import type { PageClock } from '../account/zones.ts';
import type { People } from '../account/people.ts';
import type { Drafts } from '../form/drafts.ts';
import type { Launcher } from './launcher.ts';
import type { KeptAnswers } from '../kept/keptAnswers.ts';
import type { PageOpener } from '../page/pageOpener.ts';
import type { LaunchJournal } from '../launches/launchJournal.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import type { WebLinks } from '../account/webLinks.ts';
import type { Changes } from '../service/changes.ts';
import type { WorkflowStore } from '../workflows/workflowStore.ts';

/** The parts that every kick-off form works with. */
export interface KickoffPanelParts {
  readonly extension: Uri;
  readonly sessions: Sessions;
  readonly names: Pick<AccountNames, 'now' | 'calledNow'>;
  readonly workflows: WorkflowStore;
  readonly abilities: Pick<Abilities, 'known'>;
  /** Where the last known answers of the account are kept. */
  readonly kept: Pick<KeptAnswers, 'read' | 'write' | 'onDidForget'>;
  readonly drafts: Drafts;
  readonly launcher: Pick<Launcher, 'launch'>;
  readonly people: People;
  readonly journal: LaunchJournal;
  readonly history: RunHistory;
  readonly web: WebLinks;
  readonly zones: PageClock;
  readonly pages: PageOpener;
  readonly clock: Clock;
  /** The window; only one that has the focus is looked at. */
  readonly window: Pick<typeof window, 'state' | 'onDidChangeWindowState'>;
  /** A sub-run that was launched shows in the pages of its task and run. */
  readonly changes: Pick<Changes, 'note'>;
  readonly log: LogOutputChannel;
}
