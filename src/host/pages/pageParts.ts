import type { LogOutputChannel, Uri } from 'vscode';
import type { Sessions } from '../account/session.ts';
import type { AssigneeLists } from '../form/assigneeLists.ts';
import type { Drafts } from '../form/drafts.ts';
import type { WebLinks } from '../webLinks.ts';
import type { Pages } from './pages.ts';

/** What the pages of runs and tasks work with. */
export interface PageParts {
  readonly extension: Uri;
  readonly sessions: Sessions;
  readonly drafts: Drafts;
  readonly assignees: AssigneeLists;
  readonly web: WebLinks;
  readonly log: LogOutputChannel;
  /** Runs and tasks have changed at the service, by something that was done in a page. */
  readonly expectChanges: () => void;
}

/** What a panel works with: also the pages that it can open. */
export interface PanelParts extends PageParts {
  readonly pages: Pages;
}
