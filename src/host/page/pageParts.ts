import type { Event, LogOutputChannel, Uri, window } from 'vscode';
import type { Clock } from '../../core/base/clock.ts';
import type { AccountNames } from '../account/accountNames.ts';
import type { Sessions } from '../account/session.ts';
import type { PageClock } from '../account/zones.ts';
import type { AssigneeLists } from '../account/people.ts';
import type { Drafts } from '../form/drafts.ts';
import type { WebLinks } from '../account/webLinks.ts';
import type { PageOpener } from './pageOpener.ts';

/** What the pages of runs and tasks work with. */
export interface PageParts {
  readonly extension: Uri;
  readonly sessions: Pick<Sessions, 'current' | 'onDidChange'>;
  readonly names: Pick<AccountNames, 'now' | 'calledNow'>;
  readonly drafts: Drafts;
  readonly assignees: AssigneeLists;
  readonly web: Pick<WebLinks, 'run' | 'task'>;
  readonly zones: PageClock;
  readonly log: LogOutputChannel;
  /** Runs and tasks have changed at the service, by something that was done in a page. */
  readonly expectChanges: () => void;
  /** Fires when they have, by something that was done anywhere in the window. */
  readonly onDidExpect: Event<void>;
}

/** What a panel works with: also the pages that it can open, and what it goes by. */
export interface PanelParts extends PageParts {
  readonly pages: PageOpener;
  readonly clock: Clock;
  /** Whether the window is the one that somebody works in. */
  readonly window: Pick<typeof window, 'state' | 'onDidChangeWindowState'>;
}
