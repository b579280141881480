import type { Event, LogOutputChannel, TreeItem, TreeView, TreeViewOptions } from 'vscode';
import type { ServiceError } from '../../core/base/errors.ts';
import type { WorkflowRow } from '../../core/workflows/workflowRows.ts';
import type { KeyOwner } from '../account/identity.ts';
import type { Sessions } from '../account/session.ts';
import type { PersonClock } from '../account/zones.ts';
import type { PartRow } from './workflowItems.ts';
import type { BelowParts, WorkflowsBelow } from './workflowsBelow.ts';
import type { WorkflowStore } from './workflowStore.ts';

/** The row of a workflow. */
export type WorkflowOnly = Extract<WorkflowRow, { readonly type: 'workflow' }>;

/** The saved launches, as rows. */
interface SavedRows {
  readonly onDidChange: Event<void>;
  readonly rowsOf: (row: WorkflowOnly) => Promise<readonly WorkflowRow[]>;
}

/** What draws the rows below workflows, and tells of trouble. */
export interface PartItems {
  readonly workflowPartItem: (row: PartRow) => TreeItem;
  readonly errorText: (error: ServiceError) => string;
}

/** The parts that the view shows rows of. */
export interface WorkflowsTreeParts {
  readonly sessions: Sessions;
  readonly workflows: WorkflowStore;
  readonly keyOwner: Pick<KeyOwner, 'identity'>;
  /** Loads the saved launches. */
  readonly savedLaunches: () => Promise<SavedRows>;
  /** Loads what draws other rows than those of the list, before the first one. */
  readonly loadPartItems: () => Promise<PartItems>;
  /** Loads what has the rows below workflows. */
  readonly loadBelow: (parts: BelowParts) => Promise<WorkflowsBelow>;
  /** Gives a row its tooltip. */
  readonly resolveItem: (item: TreeItem, row: WorkflowRow) => Promise<TreeItem>;
  readonly createView: (options: TreeViewOptions<WorkflowRow>) => TreeView<WorkflowRow>;
  readonly zones: Pick<PersonClock, 'now'>;
  readonly log: LogOutputChannel;
}
