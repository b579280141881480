import type { LogOutputChannel, Uri, window } from 'vscode';
import type { Clock } from '../../core/base/clock.ts';
import type { AccountNames } from '../account/accountNames.ts';
import type { Sessions } from '../account/session.ts';
import type { PageClock } from '../account/zones.ts';
import type { People } from '../account/people.ts';
import type { WebLinks } from '../account/webLinks.ts';
import type { Changes } from '../service/changes.ts';
import type { PageOpener } from './pageOpener.ts';

/** What the pages of runs and tasks work with. */
export interface PageParts {
  readonly extension: Uri;
  readonly sessions: Pick<Sessions, 'current' | 'onDidChange'>;
  readonly names: Pick<AccountNames, 'now' | 'calledNow'>;
  readonly people: People;
  readonly web: Pick<WebLinks, 'run' | 'task'>;
  readonly zones: PageClock;
  readonly log: LogOutputChannel;
  /** Pages note what they change, and load again what was changed elsewhere in the window. */
  readonly changes: Pick<Changes, 'note' | 'onDidChangeHere'>;
}

/** What a panel works with: also the pages that it can open, and what it goes by. */
export interface PanelParts extends PageParts {
  readonly pages: PageOpener;
  readonly clock: Clock;
  /** Whether the window is the one that somebody works in. */
  readonly window: Pick<typeof window, 'state' | 'onDidChangeWindowState'>;
}
