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
  type WorkflowNode,
  formChildren,
  nodeId,
  parentOf,
  workflowChildren,
  workflowNodes,
} from '../../core/workflows/workflowRows.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { Session, Sessions } from '../account/session.ts';
import { setContextKey } from '../manifest/contextKeys.ts';
import { viewIds } from '../manifest/ids.ts';
import { accountLabel, identityLabel } from '../account/accountText.ts';
import { errorText } from '../service/errorText.ts';
import type { WorkflowStore } from './workflowStore.ts';
import { FocusedRow } from '../platform/focusedRow.ts';
import { toTreeItem, withTooltip } from './workflowItems.ts';

/** The Workflows view: the account's workflows, their kick-off forms and tasks. */
export class WorkflowsTree implements TreeDataProvider<WorkflowNode>, Disposable {
  readonly #sessions: Sessions;
  readonly #store: WorkflowStore;
  readonly #changed = new EventEmitter<WorkflowNode | undefined>();
  readonly #view: TreeView<WorkflowNode>;
  readonly #following: Disposable;
  #shown: readonly WorkflowNode[] = [];
  #shownFor: Session | undefined;
  #owner: { readonly session: Session; readonly label: string } | undefined;
  #noWorkflows: boolean | undefined;

  /** The row that keys act on. */
  readonly focus: FocusedRow<WorkflowNode>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(sessions: Sessions, store: WorkflowStore) {
    this.#sessions = sessions;
    this.#store = store;
    this.#view = window.createTreeView(viewIds.workflows, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.focus = new FocusedRow(this.#view, nodeId);
    this.#following = store.onDidChange((id) => {
      this.#changed.fire(id === undefined ? undefined : this.#nodeOf(id));
    });
  }

  /** What the user has selected, for commands that are run without a row. */
  get selection(): WorkflowNode | undefined {
    return this.#view.selection[0];
  }

  getTreeItem(node: WorkflowNode): TreeItem {
    const session = this.#shownFor;
    return toTreeItem(node, session?.state === 'signedIn' ? session.account.id : undefined);
  }

  getParent(node: WorkflowNode): WorkflowNode | undefined {
    return parentOf(node);
  }

  async getChildren(node?: WorkflowNode): Promise<WorkflowNode[]> {
    return [...(node ? await this.#below(node) : await this.#roots())];
  }

  resolveTreeItem(item: TreeItem, node: WorkflowNode): TreeItem {
    return withTooltip(item, node);
  }

  /** Selects a workflow in the view and shows what is below it. */
  async reveal(workflow: Workflow): Promise<void> {
    const node = this.#nodeOf(workflow.id);
    if (node) await this.#view.reveal(node, { select: true, focus: true, expand: true });
  }

  dispose(): void {
    this.#following.dispose();
    this.focus.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  async #below(node: WorkflowNode): Promise<readonly WorkflowNode[]> {
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

  async #roots(): Promise<readonly WorkflowNode[]> {
    const session = await this.#sessions.current();
    if (session !== this.#shownFor) this.#shown = [];
    this.#shownFor = session;
    if (session.state === 'signedOut') return this.#show([], '', '', false);
    if (session.state === 'unavailable') {
      return this.#show([], session.message, accountLabel(session.account), false);
    }
    // Who the demo's member is matters less than that it is the demo.
    if (session.account.kind === 'server') void this.#nameOwner(session);
    const result = await this.#store.list();
    if (this.#shownFor !== session) return this.#shown;
    const label = this.#ownerOf(session) ?? accountLabel(session.account);
    if (!result.ok) return this.#showFailure(result.error, label);
    const nodes = workflowNodes(result.value, this.#store.unreadable);
    return this.#show(nodes, '', label, nodes.length === 0);
  }

  #ownerOf(session: Session): string | undefined {
    return this.#owner?.session === session ? this.#owner.label : undefined;
  }

  /** Says whose key it is when that is known; the list does not wait for it. Never rejects. */
  async #nameOwner(session: Session): Promise<void> {
    const identity = await this.#store.identity();
    if (!identity || this.#shownFor !== session) return;
    const label = identityLabel(identity);
    this.#owner = { session, label };
    if (this.#view.description !== label) this.#view.description = label;
  }

  /** What was listed before stays in sight; the message says that it is not of now. */
  #showFailure(error: ServiceError, label: string): Promise<readonly WorkflowNode[]> {
    // A cancelled load has a successor, which will show what it finds.
    if (error.kind === 'cancelled') return Promise.resolve(this.#shown);
    const retry: WorkflowNode = { type: 'failure', error, parent: undefined };
    const listed = this.#shown.filter(({ type }) => type === 'workflow');
    return this.#show([retry, ...listed], errorText(error), label, false);
  }

  async #show(
    nodes: readonly WorkflowNode[],
    message: string,
    description: string,
    noWorkflows: boolean,
  ): Promise<readonly WorkflowNode[]> {
    this.#shown = nodes;
    // Each of these goes to the window, even where nothing changes.
    if (this.#view.message !== message) this.#view.message = message;
    if (this.#view.description !== description) this.#view.description = description;
    if (this.#noWorkflows !== noWorkflows) {
      this.#noWorkflows = noWorkflows;
      await setContextKey('pneumatic.noWorkflows', noWorkflows);
    }
    return nodes;
  }

  #nodeOf(id: WorkflowId): WorkflowNode | undefined {
    return this.#shown.find((node) => node.type === 'workflow' && node.workflow.id === id);
  }
}
