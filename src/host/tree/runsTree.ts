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
import { type FollowNode, runChildren, runNodes } from '../../core/follow/nodes.ts';
import { type Run, isOverdue } from '../../core/follow/run.ts';
import { chosenWorkflow } from '../../core/follow/runChoice.ts';
import type { UnknownLaunch } from '../../core/pendingLaunch.ts';
import type { RunRecord } from '../../core/run.ts';
import type { Abilities, Able } from '../follow/abilities.ts';
import type { Attention } from '../follow/attention.ts';
import type { Shown } from '../follow/polledList.ts';
import type { RunChoices } from '../follow/runChoices.ts';
import type { RunList, RunPages } from '../follow/runList.ts';
import { choiceText } from '../followText.ts';
import { viewIds } from '../manifest.ts';
import type { LaunchJournal } from '../runs/launchJournal.ts';
import { type RunHistory, runKey } from '../runs/runHistory.ts';
import { dateTime, errorNotice, noticeText, shownName } from '../text.ts';
import type { WorkflowStore } from '../workflows/workflowStore.ts';
import { type RowContext, followItem, resolveFollowItem } from './followItems.ts';
import { Tooltip } from './markdown.ts';
import {
  isPendingLaunch,
  pendingLaunchItem,
  resolvePendingLaunchItem,
} from './pendingLaunchItem.ts';

/**
 * A row: a launch that may have started a run, a run that was launched from here, or, of an
 * account that can be followed, a run of the service with what is below it.
 */
export type RunsNode = UnknownLaunch | RunRecord | FollowNode;

const isPending = (node: RunsNode): node is UnknownLaunch => isPendingLaunch(node);
export const isFollowed = (node: RunsNode): node is FollowNode => 'type' in node;

/** What the view shows rows of. */
export interface RunsSources {
  readonly history: RunHistory;
  readonly journal: LaunchJournal;
  readonly abilities: Abilities;
  readonly choices: RunChoices;
  readonly list: RunList;
  readonly workflows: WorkflowStore;
  readonly attention: Attention;
}

/**
 * The Runs view: launches to find out about first, then the service's runs, or what was launched
 * from here where the account cannot be followed.
 */
export class RunsTree implements TreeDataProvider<RunsNode>, Disposable {
  readonly #sources: RunsSources;
  readonly #view: TreeView<RunsNode>;
  readonly #changed = new EventEmitter<void>();
  readonly #following: Disposable;
  /** The runs that can be launched again, on the account of now. */
  #relaunchable: ReadonlySet<string> = new Set();
  #drawn: string | undefined;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(sources: RunsSources) {
    this.#sources = sources;
    const { history, journal, abilities, choices, list, attention } = sources;
    this.#view = window.createTreeView(viewIds.runs, {
      treeDataProvider: this,
      canSelectMany: true,
    });
    const change = (): void => {
      this.#changed.fire();
    };
    this.#following = Disposable.from(
      history.onDidChange(change),
      journal.onDidChange(change),
      abilities.onDidChange(change),
      choices.onDidChange(change),
      list.onDidChange((how) => {
        if (how === 'polled') this.#redraw();
        else this.#drawn = undefined;
      }),
      this.#view.onDidChangeVisibility(({ visible }) => {
        attention.show(viewIds.runs, visible);
      }),
    );
  }

  /** What the user has selected, for commands that come by keyboard. */
  get selection(): readonly RunsNode[] {
    return this.#view.selection;
  }

  /** The selected launches without an answer. */
  get selectedPending(): readonly UnknownLaunch[] {
    return this.#view.selection.filter(isPending);
  }

  getTreeItem(node: RunsNode): TreeItem {
    if (isPending(node)) return pendingLaunchItem(node);
    return isFollowed(node) ? followItem(node, this.#context()) : recordItem(node);
  }

  resolveTreeItem(item: TreeItem, node: RunsNode): TreeItem {
    if (isPending(node)) return resolvePendingLaunchItem(item, node);
    if (isFollowed(node)) return resolveFollowItem(item, node, this.#context());
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
    if (node) return this.#below(node);
    const { history, journal } = this.#sources;
    const [pending, records, able] = await Promise.all([
      journal.unknown(),
      history.list(),
      this.#followable(),
    ]);
    return [...pending, ...(able ? await this.#followed(able, records) : this.#records(records))];
  }

  dispose(): void {
    this.#following.dispose();
    this.#changed.dispose();
    this.#view.dispose();
  }

  async #below(node: RunsNode): Promise<RunsNode[]> {
    if (!isFollowed(node) || node.type !== 'followedRun') return [];
    return runChildren(node.run, await this.#sources.list.detail(node.run));
  }

  /** The account, if its runs are what the view is to show. */
  async #followable(): Promise<Able | undefined> {
    const { abilities, choices } = this.#sources;
    const able = await abilities.known();
    return able?.can.followsRuns && choices.current.from === 'service' ? able : undefined;
  }

  #records(records: readonly RunRecord[]): readonly RunsNode[] {
    this.#drawn = undefined;
    this.#say('', '');
    return records;
  }

  async #followed(able: Able, records: readonly RunRecord[]): Promise<readonly RunsNode[]> {
    const { choices, list } = this.#sources;
    const { id } = able.session.account;
    this.#relaunchable = new Set(
      records.filter(({ account }) => account.id === id).map((record) => record.id),
    );
    const shown = await list.shown();
    const choice = choices.current;
    this.#say(messageOf(shown), choiceText(choice, chosenWorkflow(choice, id)?.name));
    this.#drawn = digestOf(shown);
    return runNodes(shown.value?.runs ?? [], shown.value?.more ?? false);
  }

  /** Draws anew what looks different now: drawing closes open menus. */
  #redraw(): void {
    const shown = this.#sources.list.now;
    if (this.#drawn === undefined) return;
    this.#say(messageOf(shown), this.#view.description ?? '');
    if (digestOf(shown) !== this.#drawn) this.#changed.fire();
  }

  #say(message: string, description: string): void {
    // Each of these goes to the window, even where nothing changes.
    if ((this.#view.message ?? '') !== message) this.#view.message = message;
    if ((this.#view.description ?? '') !== description) this.#view.description = description;
  }

  #context(): RowContext {
    return {
      now: Date.now(),
      isRelaunchable: ({ id }) => this.#relaunchable.has(id),
      tasksCount: ({ workflow }) =>
        workflow && this.#sources.workflows.listed(workflow.id)?.tasksCount,
    };
  }
}

const messageOf = ({ error }: Shown<RunPages>): string =>
  error && error.kind !== 'cancelled' ? noticeText(errorNotice(error)) : '';

/** All that the rows depend on. */
const digestOf = ({ value }: Shown<RunPages>): string => {
  const late = (run: Run): boolean => isOverdue(run, Date.now());
  return JSON.stringify([value, value?.runs.map(late)]);
};

function recordItem(run: RunRecord): TreeItem {
  const item = new TreeItem(shownName(run.name));
  // By its name alone, the tree would take another run of the same name for the selected one.
  item.id = runKey(run);
  item.description = `#${run.id} · ${run.workflow.name} · ${dateTime(run.launchedAt)}`;
  item.iconPath = new ThemeIcon('rocket');
  item.contextValue = 'run';
  return item;
}
