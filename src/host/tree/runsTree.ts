import {
  type Disposable,
  type Event,
  l10n,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { RunRecord } from '../../core/run.ts';
import { viewIds } from '../manifest.ts';
import { type RunHistory, runKey } from '../runs/runHistory.ts';
import { dateTime } from '../text.ts';
import { Tooltip } from './markdown.ts';

/** The Runs view: what was launched from here, newest first. */
export class RunsTree implements TreeDataProvider<RunRecord>, Disposable {
  readonly #history: RunHistory;
  readonly #view: TreeView<RunRecord>;
  readonly onDidChangeTreeData: Event<void>;

  constructor(history: RunHistory) {
    this.#history = history;
    this.onDidChangeTreeData = history.onDidChange;
    this.#view = window.createTreeView(viewIds.runs, {
      treeDataProvider: this,
      canSelectMany: true,
    });
  }

  /** What the user has selected, for commands that come by keyboard. */
  get selection(): readonly RunRecord[] {
    return this.#view.selection;
  }

  getTreeItem(run: RunRecord): TreeItem {
    const item = new TreeItem(run.name);
    // By its name alone, the tree would take another run of the same name for the selected one.
    item.id = runKey(run);
    item.description = `#${run.id} · ${run.workflow.name} · ${dateTime(run.launchedAt)}`;
    item.iconPath = new ThemeIcon('rocket');
    item.contextValue = 'run';
    return item;
  }

  resolveTreeItem(item: TreeItem, run: RunRecord): TreeItem {
    item.tooltip = new Tooltip()
      .title(run.name)
      .line(l10n.t('Workflow: {0}', run.workflow.name))
      .line(l10n.t('Launched: {0}', dateTime(run.launchedAt)))
      .line(l10n.t('Process ID: {0}', run.id))
      .line(l10n.t('Account: {0}', run.account.label))
      .build();
    return item;
  }

  async getChildren(run?: RunRecord): Promise<RunRecord[]> {
    return run ? [] : [...(await this.#history.list())];
  }

  dispose(): void {
    this.#view.dispose();
  }
}
