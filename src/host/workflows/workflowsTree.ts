import {
  type Disposable,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { ServiceError } from '../../core/base/errors.ts';
import type { WorkflowId } from '../../core/base/ids.ts';
import { assertNever } from '../../core/base/result.ts';
import {
  type WorkflowRow,
  formChildren,
  nodeId,
  parentOf,
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
import type { WorkflowStore } from './workflowStore.ts';
import { FocusedRow } from '../platform/focusedRow.ts';
import { toTreeItem, withTooltip } from './workflowItems.ts';

/** The parts that the view shows rows of. */
export interface WorkflowsTreeParts {
  readonly sessions: Sessions;
  readonly workflows: WorkflowStore;
  readonly keyOwner: Pick<KeyOwner, 'identity'>;
}

/** The Workflows view: the account's workflows, their kick-off forms and tasks. */
export class WorkflowsTree implements TreeDataProvider<WorkflowRow>, Disposable {
  readonly #sessions: Sessions;
  readonly #store: WorkflowStore;
  readonly #keyOwner: Pick<KeyOwner, 'identity'>;
  readonly #changed = new EventEmitter<WorkflowRow | undefined>();
  readonly #view: TreeView<WorkflowRow>;
  readonly #subscriptions: Disposable;
  #shown: readonly WorkflowRow[] = [];
  #shownFor: Session | undefined;
  #owner: { readonly session: Session; readonly label: string } | undefined;
  #noWorkflows: boolean | undefined;

  /** The row that keys act on. */
  readonly focus: FocusedRow<WorkflowRow>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor({ sessions, workflows, keyOwner }: WorkflowsTreeParts) {
    this.#sessions = sessions;
    this.#store = workflows;
    this.#keyOwner = keyOwner;
    this.#view = window.createTreeView(viewIds.workflows, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.focus = new FocusedRow(this.#view, nodeId);
    this.#subscriptions = workflows.onDidChange((id) => {
      this.#changed.fire(id === undefined ? undefined : this.#nodeOf(id));
    });
  }

  /** The selected row, for commands that are called without a row. */
  get selection(): WorkflowRow | undefined {
    return this.#view.selection[0];
  }

  getTreeItem(node: WorkflowRow): TreeItem {
    const session = this.#shownFor;
    return toTreeItem(node, session?.state === 'signedIn' ? session.account.id : undefined);
  }

  getParent(node: WorkflowRow): WorkflowRow | undefined {
    return parentOf(node);
  }

  async getChildren(node?: WorkflowRow): Promise<WorkflowRow[]> {
    return [...(node ? await this.#below(node) : await this.#roots())];
  }

  resolveTreeItem(item: TreeItem, node: WorkflowRow): TreeItem {
    return withTooltip(item, node);
  }

  /** Selects a workflow in the view and shows what is below it. */
  async reveal(workflow: Workflow): Promise<void> {
    const node = this.#nodeOf(workflow.id);
    if (node) await this.#view.reveal(node, { select: true, focus: true, expand: true });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.focus.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  async #below(node: WorkflowRow): Promise<readonly WorkflowRow[]> {
    switch (node.type) {
      case 'workflow':
        return workflowChildren(node, await this.#store.detail(node.workflow.id));
      case 'form':
        return formChildren(node);
      case 'field':
      case 'task':
      case 'hiddenTasks':
      case 'unreadable':
      case 'failure':
        return [];
      default:
        return assertNever(node);
    }
  }

  async #roots(): Promise<readonly WorkflowRow[]> {
    const session = await this.#sessions.current();
    if (session !== this.#shownFor) this.#shown = [];
    this.#shownFor = session;
    if (session.state === 'signedOut') return this.#show([], '', '', false);
    if (session.state === 'unavailable') {
      return this.#show([], session.message, accountLabel(session.account), false);
    }
    // For the demo account, only the account itself matters: its member is made up.
    if (session.account.kind === 'server') void this.#nameOwner(session);
    const result = await this.#store.list();
    if (this.#shownFor !== session) return this.#shown;
    const label = this.#ownerOf(session) ?? accountLabel(session.account);
    if (!result.ok) return this.#showFailure(result.error, label);
    const nodes = workflowRows(result.value, this.#store.unreadable);
    return this.#show(nodes, '', label, nodes.length === 0);
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
    if (this.#view.description !== label) this.#view.description = label;
  }

  /** Keeps the earlier list in sight; the message says that it may be out of date. */
  #showFailure(error: ServiceError, label: string): Promise<readonly WorkflowRow[]> {
    // After a cancelled load, another one shows its result.
    if (error.kind === 'cancelled') return Promise.resolve(this.#shown);
    const retry: WorkflowRow = { type: 'failure', error, parent: undefined };
    const listed = this.#shown.filter(({ type }) => type === 'workflow');
    return this.#show([retry, ...listed], errorText(error), label, false);
  }

  async #show(
    nodes: readonly WorkflowRow[],
    message: string,
    description: string,
    noWorkflows: boolean,
  ): Promise<readonly WorkflowRow[]> {
    this.#shown = nodes;
    // Setting one of these sends a message to the window, even if the value is the same.
    if (this.#view.message !== message) this.#view.message = message;
    if (this.#view.description !== description) this.#view.description = description;
    if (this.#noWorkflows !== noWorkflows) {
      this.#noWorkflows = noWorkflows;
      await setContextKey('pneumatic.noWorkflows', noWorkflows);
    }
    return nodes;
  }

  #nodeOf(id: WorkflowId): WorkflowRow | undefined {
    return this.#shown.find((node) => node.type === 'workflow' && node.workflow.id === id);
  }
}
