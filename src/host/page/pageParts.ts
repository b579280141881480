import type { LogOutputChannel, Uri, window } from 'vscode';
import type { Clock } from '../../core/base/clock.ts';
import type { AccountNames } from '../account/accountNames.ts';
import type { Sessions } from '../account/session.ts';
import type { PageClock } from '../account/zones.ts';
import type { People } from '../account/people.ts';
import type { KeptAnswers } from '../kept/keptAnswers.ts';
import type { WebLinks } from '../account/webLinks.ts';
import type { Changes } from '../service/changes.ts';
import type { PageOpener } from './pageOpener.ts';

/** The parts that the pages of runs and tasks work with. */
export interface PageParts {
  readonly extension: Uri;
  readonly sessions: Pick<Sessions, 'current' | 'onDidChange'>;
  readonly names: Pick<AccountNames, 'now' | 'calledNow'>;
  readonly people: People;
  readonly web: Pick<WebLinks, 'run' | 'task'>;
  readonly zones: PageClock;
  /** Where pages keep what they show. */
  readonly kept: Pick<KeptAnswers, 'read' | 'write' | 'remove' | 'onDidForget'>;
  readonly log: LogOutputChannel;
  /** Pages note their own changes, and load again after other changes in the window. */
  readonly changes: Pick<Changes, 'note' | 'onDidChangeHere'>;
}

/**
 * The parts that a panel works with: those of its page, the other pages it can open, and what it
 * listens to.
 */
export interface PanelParts extends PageParts {
  readonly pages: PageOpener;
  readonly clock: Clock;
  /** The window; only one that has the focus is looked at. */
  readonly window: Pick<typeof window, 'state' | 'onDidChangeWindowState'>;
}
