import {
  type Disposable,
  type Event,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  commands,
  window,
} from 'vscode';
import type { ServiceError } from '../../core/base/errors.ts';
import type { WorkflowId } from '../../core/base/ids.ts';
import { assertNever, success } from '../../core/base/result.ts';
import {
  type ShownPart,
  type WorkflowRow,
  firstRows,
  formChildren,
  rowsAtOnce,
  workflowRowId,
  parentRow,
  workflowChildren,
  workflowRows,
} from '../../core/workflows/workflowRows.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { KeyOwner } from '../account/identity.ts';
import type { Session, Sessions } from '../account/session.ts';
import { setContextKey } from '../manifest/contextKeys.ts';
import { viewIds } from '../manifest/ids.ts';
import { accountLabel, identityLabel } from '../account/accountText.ts';
import { errorText } from '../service/errorText.ts';
import type { Loaded, WorkflowStore } from './workflowStore.ts';
import { FocusedRow } from '../platform/focusedRow.ts';
import { showViewTexts } from '../platform/viewTexts.ts';
import { workflowItem } from './workflowItems.ts';

/** The workflows that are shown of a list at first. */
const firstPart: ShownPart = { count: rowsAtOnce, revealed: new Set() };
/** The same, while the others are still being read. */
const beginning: ShownPart = { count: firstRows, revealed: new Set(), isBeginning: true };

/** A list that is still being read. */
interface AwaitedList {
  readonly first: readonly Workflow[];
  readonly whole: Promise<Loaded<readonly Workflow[]>>;
  isThere: boolean;
}

/** Workflows, and which of them are shown. */
interface ShownList {
  readonly items: readonly Workflow[];
  readonly part: ShownPart;
}

type WorkflowOnly = Extract<WorkflowRow, { readonly type: 'workflow' }>;

/** The saved launches, as rows. */
interface SavedRows {
  readonly onDidChange: Event<void>;
  readonly rowsOf: (row: WorkflowOnly) => Promise<readonly WorkflowRow[]>;
}

/** The parts that the view shows rows of. */
export interface WorkflowsTreeParts {
  readonly sessions: Sessions;
  readonly workflows: WorkflowStore;
  readonly keyOwner: Pick<KeyOwner, 'identity'>;
  /** Loads the saved launches. */
  readonly savedLaunches: () => Promise<SavedRows>;
  /** Gives a row its tooltip. */
  readonly resolveItem: (item: TreeItem, row: WorkflowRow) => Promise<TreeItem>;
}

/** The Workflows view: the account's workflows, their kick-off forms and tasks. */
export class WorkflowsTree implements TreeDataProvider<WorkflowRow>, Disposable {
  readonly #sessions: Sessions;
  readonly #store: WorkflowStore;
  readonly #keyOwner: Pick<KeyOwner, 'identity'>;
  readonly #resolveItem: WorkflowsTreeParts['resolveItem'];
  readonly #savedLaunches: WorkflowsTreeParts['savedLaunches'];
  readonly #changed = new EventEmitter<WorkflowRow | undefined>();
  readonly #view: TreeView<WorkflowRow>;
  readonly #subscriptions: Disposable;
  #shown: readonly WorkflowRow[] = [];
  #shownFor: Session | undefined;
  #owner: { readonly session: Session; readonly label: string } | undefined;
  #noWorkflows: boolean | undefined;
  #part: ShownPart = firstPart;
  /** The whole list, while only its first workflows are in sight. */
  #awaited: AwaitedList | undefined;
  #savedChanges: Disposable | undefined;

  /** The row that keys act on. */
  readonly focus: FocusedRow<WorkflowRow>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor({ sessions, workflows, keyOwner, savedLaunches, resolveItem }: WorkflowsTreeParts) {
    this.#sessions = sessions;
    this.#store = workflows;
    this.#keyOwner = keyOwner;
    this.#savedLaunches = savedLaunches;
    this.#resolveItem = resolveItem;
    this.#view = window.createTreeView(viewIds.workflows, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.focus = new FocusedRow(this.#view, workflowRowId);
    this.#subscriptions = workflows.onDidChange((id) => {
      if (id === undefined) this.#awaited = undefined;
      this.#changed.fire(id === undefined ? undefined : this.#rowOf(id));
    });
  }

  /** The selected row, for commands that are called without a row. */
  get selection(): readonly WorkflowRow[] {
    return this.#view.selection;
  }

  getTreeItem(row: WorkflowRow): TreeItem {
    const session = this.#shownFor;
    return workflowItem(row, {
      account: session?.state === 'signedIn' ? session.account.id : undefined,
    });
  }

  getParent(row: WorkflowRow): WorkflowRow | undefined {
    return parentRow(row);
  }

  async getChildren(row?: WorkflowRow): Promise<WorkflowRow[]> {
    return [...(row ? await this.#below(row) : await this.#roots())];
  }

  resolveTreeItem(item: TreeItem, row: WorkflowRow): Promise<TreeItem> {
    return this.#resolveItem(item, row);
  }

  /** Selects a workflow in the view and shows what is below it. */
  async reveal(workflow: Workflow): Promise<void> {
    if (!this.#view.visible) await this.#bringUp();
    const row = this.#rowOf(workflow.id) ?? this.#bringIn(workflow.id);
    if (row) await this.#view.reveal(row, { select: true, focus: true, expand: true });
  }

  /** Shows the next workflows of a long list, and gives the focus to the first of them. */
  async showMore(): Promise<void> {
    const before = this.#part.count;
    this.#part = { ...this.#part, count: before + rowsAtOnce };
    this.#changed.fire(undefined);
    const list = await this.#store.list();
    const next = list.ok ? list.value[before] : undefined;
    if (next)
      await this.#view.reveal({ type: 'workflow', workflow: next }, { select: false, focus: true });
  }

  /** Shows a workflow that stands further down a long list than those in sight. */
  #bringIn(id: WorkflowId): WorkflowRow | undefined {
    const workflow = this.#store.listed(id);
    if (!workflow) return undefined;
    this.#part = { ...this.#part, revealed: new Set([...this.#part.revealed, id]) };
    this.#changed.fire(undefined);
    return { type: 'workflow', workflow };
  }

  /**
   * Brings the view to the front with its current rows. A hidden view keeps the rows of when it was
   * last in sight, and VS Code reveals no row that it does not know.
   */
  async #bringUp(): Promise<void> {
    await commands.executeCommand(`${viewIds.workflows}.focus`);
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#savedChanges?.dispose();
    this.focus.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  async #below(row: WorkflowRow): Promise<readonly WorkflowRow[]> {
    switch (row.type) {
      case 'workflow':
        return workflowChildren(
          row,
          await this.#store.detail(row.workflow.id),
          await this.#savedOf(row),
        );
      case 'form':
        return formChildren(row);
      case 'field':
      case 'task':
      case 'savedLaunch':
      case 'hiddenTasks':
      case 'moreWorkflows':
      case 'findWorkflow':
      case 'unreadable':
      case 'failure':
        return [];
      default:
        return assertNever(row);
    }
  }

  async #savedOf(row: WorkflowOnly): Promise<readonly WorkflowRow[]> {
    const saved = await this.#savedLaunches();
    this.#savedChanges ??= saved.onDidChange(() => {
      this.#changed.fire(undefined);
    });
    return saved.rowsOf(row);
  }

  async #roots(): Promise<readonly WorkflowRow[]> {
    const session = await this.#sessions.current();
    if (session !== this.#shownFor) {
      this.#shown = [];
      this.#part = firstPart;
    }
    this.#shownFor = session;
    if (session.state === 'signedOut') return this.#show([], '', '', false);
    if (session.state === 'unavailable') {
      return this.#show([], session.message, accountLabel(session.account), false);
    }
    // For the demo account, only the account itself matters: its member is made up.
    if (session.account.kind === 'server') void this.#nameOwner(session);
    const result = await this.#listed();
    if (this.#shownFor !== session) return this.#shown;
    const label = this.#ownerOf(session) ?? accountLabel(session.account);
    if (!result.ok) return this.#showFailure(result.error, label);
    const { items, part } = result.value;
    const rows = workflowRows(items, part, this.#store.unreadable);
    return this.#show(rows, '', label, rows.length === 0);
  }

  /** The workflows to show: of a long list the first ones, where none are in sight yet. */
  async #listed(): Promise<Loaded<ShownList>> {
    if (!this.#awaited && this.#shown.length === 0) return this.#begun();
    const awaited = this.#awaited;
    if (awaited?.isThere === false) return success({ items: awaited.first, part: beginning });
    this.#awaited = undefined;
    return this.#inPart(await (awaited?.whole ?? this.#store.list()));
  }

  async #begun(): Promise<Loaded<ShownList>> {
    const begun = await this.#store.beginning();
    if (!begun.ok) return begun;
    const { items, whole } = begun.value;
    if (!whole) return this.#inPart(success(items));
    if (!this.#awaited) this.#follow({ first: items, whole, isThere: false });
    return success({ items, part: beginning });
  }

  #inPart(list: Loaded<readonly Workflow[]>): Loaded<ShownList> {
    return list.ok ? success({ items: list.value, part: this.#part }) : list;
  }

  /** Draws the rows again once the whole list is there. */
  #follow(awaited: AwaitedList): void {
    this.#awaited = awaited;
    void window.withProgress({ location: { viewId: viewIds.workflows } }, async () => {
      await awaited.whole;
      if (this.#awaited !== awaited) return;
      awaited.isThere = true;
      this.#changed.fire(undefined);
    });
  }

  #ownerOf(session: Session): string | undefined {
    return this.#owner?.session === session ? this.#owner.label : undefined;
  }

  /** Shows who owns the key once that is known; the list does not wait for it. Never rejects. */
  async #nameOwner(session: Session): Promise<void> {
    const identity = await this.#keyOwner.identity();
    if (!identity || this.#shownFor !== session) return;
    const label = identityLabel(identity);
    this.#owner = { session, label };
    showViewTexts(this.#view, { description: label });
  }

  /** Keeps the earlier list in sight; the message says that it may be out of date. */
  #showFailure(error: ServiceError, label: string): Promise<readonly WorkflowRow[]> {
    // After a cancelled load, another one shows its result.
    if (error.kind === 'cancelled') return Promise.resolve(this.#shown);
    const retry: WorkflowRow = { type: 'failure', error, parent: undefined };
    const listed = this.#shown.filter(({ type }) => !['failure', 'unreadable'].includes(type));
    return this.#show([retry, ...listed], errorText(error), label, false);
  }

  async #show(
    rows: readonly WorkflowRow[],
    message: string,
    description: string,
    noWorkflows: boolean,
  ): Promise<readonly WorkflowRow[]> {
    this.#shown = rows;
    showViewTexts(this.#view, { message, description });
    if (this.#noWorkflows !== noWorkflows) {
      this.#noWorkflows = noWorkflows;
      await setContextKey('pneumatic.noWorkflows', noWorkflows);
    }
    return rows;
  }

  #rowOf(id: WorkflowId): WorkflowRow | undefined {
    return this.#shown.find((row) => row.type === 'workflow' && row.workflow.id === id);
  }
}
