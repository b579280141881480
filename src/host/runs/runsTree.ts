import {
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeView,
  type TreeItem,
  Disposable,
  EventEmitter,
  l10n,
  window,
} from 'vscode';
import type { UnknownLaunch } from '../../core/launches/pendingLaunch.ts';
import { type RunRecord, runKey } from '../../core/launches/runRecord.ts';
import { type Run, isOverdue } from '../../core/runs/run.ts';
import { actionsOn } from '../../core/runs/runActions.ts';
import { filteredWorkflow } from '../../core/runs/runFilter.ts';
import { type RunRow, runRowId, runChildren, runRows } from '../../core/runs/runRows.ts';
import type { Abilities, AbleAccount } from '../account/abilities.ts';
import type { PersonClock } from '../account/zones.ts';
import type { LaunchJournal } from '../launches/launchJournal.ts';
import {
  isPendingLaunch,
  pendingLaunchItem,
  pendingLaunchKey,
  resolvePendingLaunchItem,
} from '../launches/pendingLaunchItem.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import { recordItem } from '../launches/runRecordItem.ts';
import { viewIds } from '../manifest/ids.ts';
import { FocusedRow } from '../platform/focusedRow.ts';
import { dateTime } from '../platform/format.ts';
import { detach } from '../platform/log.ts';
import { Tooltip } from '../platform/tooltip.ts';
import type { Attention } from '../polling/attention.ts';
import type { Shown } from '../polling/polledList.ts';
import { troubleText } from '../service/errorText.ts';
import type { WorkflowStore } from '../workflows/workflowStore.ts';
import { type RowContext, runItem, resolveRunItem } from './runItems.ts';
import type { RunList, RunPages } from './runList.ts';
import { runFilterText } from './runText.ts';
import type { StoredRunFilter } from './storedFilter.ts';

/**
 * A row: a launch that may have started a run, a run that was launched from here, or, for an
 * account whose runs can be listed, a run of the service or a part of it.
 */
export type RunsNode = UnknownLaunch | RunRecord | RunRow;

const isPending = (node: RunsNode): node is UnknownLaunch => isPendingLaunch(node);
export const isFollowed = (node: RunsNode): node is RunRow => 'type' in node;

/** The parts that the view shows rows of. */
export interface RunsTreeParts {
  readonly history: RunHistory;
  readonly journal: LaunchJournal;
  readonly abilities: Abilities;
  readonly runFilter: StoredRunFilter;
  readonly runList: RunList;
  readonly workflows: WorkflowStore;
  readonly attention: Attention;
  readonly zones: PersonClock;
  readonly log: LogOutputChannel;
}

/** What this machine keeps, for all accounts. */
interface Stored {
  readonly pending: readonly UnknownLaunch[];
  readonly records: readonly RunRecord[];
}

/** Everything that the rows depend on; runs of the service only while they are shown. */
interface Drawn {
  readonly stored: string;
  readonly listed: string | undefined;
}

/**
 * The Runs view: first the launches with an unknown outcome, then the service's runs, or those
 * launched from here where the account's runs cannot be listed.
 */
export class RunsTree implements TreeDataProvider<RunsNode>, Disposable {
  readonly #sources: RunsTreeParts;
  readonly #view: TreeView<RunsNode>;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  /** The runs that can be launched again, on the account in use. */
  #relaunchable: ReadonlySet<string> = new Set();
  #drawn: Drawn | undefined;
  /** The row that keys act on. */
  readonly focus: FocusedRow<RunsNode>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(sources: RunsTreeParts) {
    this.#sources = sources;
    const {
      history,
      journal,
      abilities,
      runFilter: choices,
      runList: list,
      workflows,
      attention,
      zones,
      log,
    } = sources;
    this.#view = window.createTreeView(viewIds.runs, {
      treeDataProvider: this,
      canSelectMany: true,
    });
    this.focus = new FocusedRow(this.#view, rowKey);
    const drawAnew = (): void => {
      this.#drawn = undefined;
      this.#changed.fire();
    };
    const followStored = (): void => {
      detach(log, 'Looking for new launches', this.#followStored());
    };
    this.#subscriptions = Disposable.from(
      history.onDidChange(followStored),
      journal.onDidChange(followStored),
      abilities.onDidChange(drawAnew),
      choices.onDidChange(drawAnew),
      zones.onDidChange(drawAnew),
      list.onDidChange((how) => {
        if (how === 'polled') this.#followListed();
        else this.#drawn = undefined;
      }),
      workflows.onDidList(() => {
        this.#followListed();
      }),
      this.#view.onDidChangeVisibility(({ visible }) => {
        attention.show(viewIds.runs, visible);
      }),
    );
  }

  /** The message above the rows; empty where there is none. */
  get message(): string {
    return this.#view.message ?? '';
  }

  /** The selected rows, for commands that are called without a row. */
  get selection(): readonly RunsNode[] {
    return this.#view.selection;
  }

  /** The selected launches without an answer. */
  get selectedPending(): readonly UnknownLaunch[] {
    return this.#view.selection.filter(isPending);
  }

  getTreeItem(node: RunsNode): TreeItem {
    if (isPending(node)) return pendingLaunchItem(node, this.#sources.zones.now);
    return isFollowed(node)
      ? runItem(node, this.#context())
      : recordItem(node, this.#sources.zones.now);
  }

  resolveTreeItem(item: TreeItem, node: RunsNode): TreeItem {
    const clock = this.#sources.zones.now;
    if (isPending(node)) return resolvePendingLaunchItem(item, node, clock);
    if (isFollowed(node)) return resolveRunItem(item, node, this.#context());
    item.tooltip = new Tooltip()
      .title(node.name)
      .line(l10n.t('Workflow: {0}', node.workflow.name))
      .line(l10n.t('Launched: {0}', dateTime(node.launchedAt, clock)))
      .clock(clock)
      .line(l10n.t('Process ID: {0}', node.id))
      .line(l10n.t('Account: {0}', node.account.label))
      .build();
    return item;
  }

  async getChildren(node?: RunsNode): Promise<RunsNode[]> {
    if (node) return this.#below(node);
    const [stored, able] = await Promise.all([this.#stored(), this.#followable()]);
    const rows = able ? await this.#followed(able, stored) : this.#records(stored);
    return [...stored.pending, ...rows];
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.focus.dispose();
    this.#changed.dispose();
    this.#view.dispose();
  }

  async #below(node: RunsNode): Promise<RunsNode[]> {
    if (!isFollowed(node) || node.type !== 'followedRun') return [];
    return runChildren(node.run, await this.#sources.runList.detail(node.run));
  }

  /** The account, if the view shows its runs. */
  async #followable(): Promise<AbleAccount | undefined> {
    const { abilities, runFilter: choices } = this.#sources;
    const able = await abilities.ifKnown();
    return able?.can.followsRuns && choices.current.from === 'service' ? able : undefined;
  }

  async #stored(): Promise<Stored> {
    const { history, journal } = this.#sources;
    const [pending, records] = await Promise.all([journal.unknown(), history.list()]);
    return { pending, records };
  }

  #records(stored: Stored): readonly RunsNode[] {
    this.#drawn = { stored: digestOfStored(stored), listed: undefined };
    this.#say('', '');
    return stored.records;
  }

  async #followed(able: AbleAccount, stored: Stored): Promise<readonly RunsNode[]> {
    const { runFilter: choices, runList: list } = this.#sources;
    const { id } = able.session.account;
    this.#relaunchable = new Set(
      stored.records.filter(({ account }) => account.id === id).map((record) => record.id),
    );
    const shown = await list.shown();
    const choice = choices.current;
    this.#say(messageOf(shown), runFilterText(choice, filteredWorkflow(choice, id)?.name));
    this.#drawn = { stored: digestOfStored(stored), listed: this.#digestOfListed(shown) };
    const { runs = [], more = false, unreadable = [] } = shown.value ?? {};
    this.#askForCounts(runs);
    return runRows(runs, more, unreadable);
  }

  /** Draws the rows again only if they look different now, since drawing closes open menus. */
  async #followStored(): Promise<void> {
    // The events of this window's own changes come a second time, late, from the disk.
    const stored = digestOfStored(await this.#stored());
    if (this.#drawn?.stored === stored) return;
    // The rows are drawn after this, so a second event about the same need not draw them again.
    if (this.#drawn) this.#drawn = { ...this.#drawn, stored };
    this.#changed.fire();
  }

  #followListed(): void {
    const shown = this.#sources.runList.now;
    if (this.#drawn?.listed === undefined) return;
    this.#say(messageOf(shown), this.#view.description ?? '');
    const listed = this.#digestOfListed(shown);
    if (listed === this.#drawn.listed) return;
    this.#drawn = { ...this.#drawn, listed };
    this.#changed.fire();
  }

  /** The progress of a run needs the number of its workflow's tasks, which arrives later. */
  #askForCounts(runs: readonly Run[]): void {
    const { workflows, log } = this.#sources;
    const missing = runs.some(
      (run) => run.state !== 'done' && run.workflow && this.#tasksCount(run) === undefined,
    );
    if (missing) detach(log, 'Listing workflows for their tasks', workflows.list());
  }

  #tasksCount({ workflow }: Run): number | undefined {
    return workflow && this.#sources.workflows.listed(workflow.id)?.tasksCount;
  }

  #digestOfListed({ value }: Shown<RunPages>): string {
    const rows = value?.runs.map((run) => [isOverdue(run, Date.now()), this.#tasksCount(run)]);
    return JSON.stringify([value, rows, this.#sources.runList.edition]);
  }

  #say(message: string, description: string): void {
    // Setting one of these sends a message to the window, even if the value is the same.
    if ((this.#view.message ?? '') !== message) this.#view.message = message;
    if ((this.#view.description ?? '') !== description) this.#view.description = description;
  }

  #context(): RowContext {
    return {
      account: this.#sources.abilities.cached?.session.account.id,
      now: Date.now(),
      clock: this.#sources.zones.now,
      isRelaunchable: ({ id }) => this.#relaunchable.has(id),
      actions: (run) => (this.#sources.abilities.cached?.can.managesRuns ? actionsOn(run) : []),
      tasksCount: (run) => this.#tasksCount(run),
    };
  }
}

/**
 * The message above the rows: why they may be out of date, and that VS Code's own find looks only
 * at loaded runs.
 */
function messageOf({ value, error }: Shown<RunPages>): string {
  const part =
    value?.more === true
      ? l10n.t(
          'The newest {0} runs are loaded, and typing finds these alone. Load more at the end of the list.',
          value.runs.length,
        )
      : '';
  return [troubleText(error), part].filter((text) => text !== '').join(' ');
}

/** The key of a row, which stays when the row is drawn again. */
function rowKey(node: RunsNode): string {
  if (isPending(node)) return pendingLaunchKey(node);
  return isFollowed(node) ? runRowId(node) : runKey(node);
}

const digestOfStored = ({ pending, records }: Stored): string =>
  JSON.stringify([pending, records.map(runKey)]);
