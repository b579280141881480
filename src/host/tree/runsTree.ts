import {
  Disposable,
  EventEmitter,
  l10n,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { UnknownLaunch } from '../../core/pendingLaunch.ts';
import type { RunRecord } from '../../core/run.ts';
import { viewIds } from '../manifest.ts';
import type { LaunchJournal } from '../runs/launchJournal.ts';
import { type RunHistory, runKey } from '../runs/runHistory.ts';
import { dateTime } from '../text.ts';
import { Tooltip } from './markdown.ts';
import {
  isPendingLaunch,
  pendingLaunchItem,
  resolvePendingLaunchItem,
} from './pendingLaunchItem.ts';

/** A row: a run that was launched from here, or a launch that may have started one. */
export type RunsNode = RunRecord | UnknownLaunch;

const isPending = (node: RunsNode): node is UnknownLaunch => isPendingLaunch(node);

/** The Runs view: launches to find out about, then what was launched from here, newest first. */
export class RunsTree implements TreeDataProvider<RunsNode>, Disposable {
  readonly #history: RunHistory;
  readonly #journal: LaunchJournal;
  readonly #view: TreeView<RunsNode>;
  readonly #changed = new EventEmitter<void>();
  readonly #following: Disposable;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(history: RunHistory, journal: LaunchJournal) {
    this.#history = history;
    this.#journal = journal;
    const change = (): void => {
      this.#changed.fire();
    };
    this.#following = Disposable.from(history.onDidChange(change), journal.onDidChange(change));
    this.#view = window.createTreeView(viewIds.runs, {
      treeDataProvider: this,
      canSelectMany: true,
    });
  }

  /** The runs that the user has selected, for commands that come by keyboard. */
  get selection(): readonly RunRecord[] {
    return this.#view.selection.filter((node): node is RunRecord => !isPending(node));
  }

  /** The selected launches without an answer. */
  get selectedPending(): readonly UnknownLaunch[] {
    return this.#view.selection.filter(isPending);
  }

  getTreeItem(node: RunsNode): TreeItem {
    return isPending(node) ? pendingLaunchItem(node) : runItem(node);
  }

  resolveTreeItem(item: TreeItem, node: RunsNode): TreeItem {
    if (isPending(node)) return resolvePendingLaunchItem(item, node);
    item.tooltip = new Tooltip()
      .title(node.name)
      .line(l10n.t('Workflow: {0}', node.workflow.name))
      .line(l10n.t('Launched: {0}', dateTime(node.launchedAt)))
      .line(l10n.t('Process ID: {0}', node.id))
      .line(l10n.t('Account: {0}', node.account.label))
      .build();
    return item;
  }

  async getChildren(node?: RunsNode): Promise<RunsNode[]> {
    if (node) return [];
    return [...(await this.#journal.unknown()), ...(await this.#history.list())];
  }

  dispose(): void {
    this.#following.dispose();
    this.#changed.dispose();
    this.#view.dispose();
  }
}

function runItem(run: RunRecord): TreeItem {
  const item = new TreeItem(run.name);
  // By its name alone, the tree would take another run of the same name for the selected one.
  item.id = runKey(run);
  item.description = `#${run.id} · ${run.workflow.name} · ${dateTime(run.launchedAt)}`;
  item.iconPath = new ThemeIcon('rocket');
  item.contextValue = 'run';
  return item;
}
