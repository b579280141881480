import {
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeView,
  type TreeItem,
  Disposable,
  EventEmitter,
  l10n,
} from 'vscode';
import type { UnknownLaunch } from '../../core/launches/pendingLaunch.ts';
import { type RunRecord, runKey } from '../../core/launches/runRecord.ts';
import type { ServiceError } from '../../core/base/errors.ts';
import { type Result, success } from '../../core/base/result.ts';
import { type Run, type RunDetail, hasStarted } from '../../core/runs/run.ts';
import type { Task } from '../../core/workflows/workflow.ts';
import { actionsOn } from '../../core/runs/runActions.ts';
import { filteredWorkflow } from '../../core/runs/runFilter.ts';
import { runRowId, runChildren, runRows } from '../../core/runs/runRows.ts';
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
import { resolveRunRecordItem, runRecordItem } from '../launches/runRecordItem.ts';
import type { KeptAnswers } from '../kept/keptAnswers.ts';
import { viewIds } from '../manifest/ids.ts';
import { type BeforeAction, FocusedRow } from '../platform/focusedRow.ts';
import { detach } from '../platform/log.ts';
import { showAsking } from '../platform/showAsking.ts';
import { untilSent } from '../platform/untilSent.ts';
import { showViewTexts } from '../platform/viewTexts.ts';
import type { Attention } from '../polling/attention.ts';
import type { Shown } from '../polling/polledList.ts';
import { withAsOf } from '../service/asOfText.ts';
import { troubleText } from '../service/errorText.ts';
import type { WorkflowStore } from '../workflows/workflowStore.ts';
import { type RunItemContext, runItem } from './runItems.ts';
import type { RunList, RunPages } from './runList.ts';
import { type RunsViewRow, isRunRow, isServiceRow } from './runRow.ts';
import { runDescription } from './runRowText.ts';
import { runFilterText } from './runText.ts';
import { runRowTooltip } from './runTooltip.ts';
import { RunWorkflows } from './runWorkflows.ts';
import type { StoredRunFilter } from './storedFilter.ts';

/** The parts that the view shows rows of. */
export interface RunsTreeParts {
  readonly history: RunHistory;
  readonly journal: LaunchJournal;
  readonly abilities: Abilities;
  readonly runFilter: StoredRunFilter;
  readonly runList: RunList;
  readonly workflows: WorkflowStore;
  readonly kept: Pick<KeptAnswers, 'read' | 'write'>;
  readonly attention: Attention;
  readonly zones: PersonClock;
  readonly log: LogOutputChannel;
}

/** The records of this machine, for all accounts. */
interface Stored {
  readonly pending: readonly UnknownLaunch[];
  readonly records: readonly RunRecord[];
}

/** Everything that the rows depend on; runs of the service only while they are shown. */
interface Drawn {
  readonly stored: string;
  readonly listed: string | undefined;
}

const isUnknownLaunch = (row: RunsViewRow): row is UnknownLaunch => isPendingLaunch(row);

/**
 * The Runs view: first the launches with an unknown outcome, then the service's runs, or those
 * launched from here where the account's runs cannot be listed.
 */
export class RunsTree implements TreeDataProvider<RunsViewRow>, Disposable {
  readonly #parts: RunsTreeParts;
  readonly #view: TreeView<RunsViewRow>;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  /** The runs of the account in use that were launched from here. */
  #remembered: ReadonlySet<string> = new Set();
  #drawn: Drawn | undefined;
  #rows: readonly RunsViewRow[] = [];
  readonly #workflows: RunWorkflows;
  /** The row that keys act on. */
  readonly focus: FocusedRow<RunsViewRow>;
  readonly onDidChangeTreeData = this.#changed.event;

  /** @param view shows the rows. */
  constructor(parts: RunsTreeParts, view: TreeView<RunsViewRow>) {
    this.#parts = parts;
    this.#workflows = new RunWorkflows(parts.workflows, parts.kept);
    this.#view = view;
    const { history, journal, abilities, runFilter, runList, workflows, attention, zones, log } =
      parts;
    this.focus = new FocusedRow(view, rowKey);
    attention.show(viewIds.runs, view.visible);
    const redraw = (): void => {
      this.#drawn = undefined;
      this.#changed.fire();
    };
    const redrawStored = (): void => {
      detach(log, 'Showing what was launched', this.#redrawStored());
    };
    this.#subscriptions = Disposable.from(
      history.onDidChange(redrawStored),
      journal.onDidChange(redrawStored),
      abilities.onDidChange(redraw),
      runFilter.onDidChange(redraw),
      zones.onDidChange(redraw),
      runList.onDidChange((how) => {
        if (how === 'polled') this.#redrawListed();
        else this.#drawn = undefined;
      }),
      workflows.onDidList(() => {
        this.#redrawListed();
      }),
      view.onDidChangeVisibility(({ visible }) => {
        attention.show(viewIds.runs, visible);
      }),
    );
  }

  /** The message above the rows; empty where there is none. */
  get message(): string {
    return this.#view.message ?? '';
  }

  /** The text behind the title of the view. */
  get description(): string {
    return this.#view.description ?? '';
  }

  /** The selected rows, for commands that are called without a row. */
  get selection(): readonly RunsViewRow[] {
    return this.#view.selection;
  }

  /** The rows of the top level, as they were last drawn, before an action on some of them. */
  get beforeAction(): BeforeAction<RunsViewRow> {
    return this.focus.before(this.#rows);
  }

  /** The selected launches without an answer. */
  get selectedPending(): readonly UnknownLaunch[] {
    return this.#view.selection.filter(isUnknownLaunch);
  }

  getTreeItem(row: RunsViewRow): TreeItem {
    if (isPendingLaunch(row)) return pendingLaunchItem(row, this.#parts.zones.now);
    return isServiceRow(row)
      ? runItem(row, this.#context())
      : runRecordItem(row, this.#parts.zones.now);
  }

  resolveTreeItem(item: TreeItem, row: RunsViewRow): TreeItem {
    const clock = this.#parts.zones.now;
    if (isPendingLaunch(row)) return resolvePendingLaunchItem(item, row, clock);
    if (!isServiceRow(row)) return resolveRunRecordItem(item, row, clock);
    item.tooltip = runRowTooltip(row, this.#context());
    return item;
  }

  async getChildren(row?: RunsViewRow): Promise<RunsViewRow[]> {
    if (row) return this.#below(row);
    const [stored, able] = await Promise.all([this.#stored(), this.#listable()]);
    const rows = able ? await this.#listed(able, stored) : this.#records(stored);
    this.#rows = [...stored.pending, ...rows];
    return [...this.#rows];
  }

  /** Only a row whose parent is known can be given the focus. */
  getParent(row: RunsViewRow): RunsViewRow | undefined {
    if (!isServiceRow(row) || row.type === 'run' || !('run' in row)) return undefined;
    return row.run && { type: 'run', run: row.run };
  }

  /**
   * Gives the focus to the row after those that were acted on, if they are gone.
   * @param before the rows from before the action.
   */
  async focusAfter(before: BeforeAction<RunsViewRow>, acted: readonly unknown[]): Promise<void> {
    const rows = acted.filter(isRunRow);
    if (rows.length > 0) await this.focus.moveOn(before, rows, await this.getChildren());
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.focus.dispose();
    this.#changed.dispose();
  }

  async #below(row: RunsViewRow): Promise<RunsViewRow[]> {
    if (!isServiceRow(row) || row.type !== 'run') return [];
    const { runList } = this.#parts;
    const detail = await runList.detail(row.run);
    const earlier = detail.ok ? undefined : await runList.earlier(row.run.id);
    const below = runChildren(row.run, detail, await this.#planned(row.run, detail));
    return earlier ? [...below, ...runChildren(row.run, success(earlier))] : below;
  }

  /** The tasks of the run's workflow, where some of the run have not started. */
  async #planned(
    { workflow }: Run,
    detail: Result<RunDetail, ServiceError>,
  ): Promise<readonly Task[]> {
    const isOpen = detail.ok && detail.value.state !== 'done';
    // Tasks that were kept do not wait for what the service says of the workflow.
    const isKept = this.#parts.runList.now.asOf !== undefined;
    if (!workflow || !isOpen || isKept || detail.value.tasks.every(hasStarted)) return [];
    const read = await this.#parts.workflows.detail(workflow.id);
    return read.ok ? read.value.tasks : [];
  }

  /** The account, if the view shows its runs. */
  async #listable(): Promise<AbleAccount | undefined> {
    const { abilities, runFilter } = this.#parts;
    const able = await abilities.ifKnown();
    return able?.can.followsRuns && runFilter.current.from === 'service' ? able : undefined;
  }

  async #stored(): Promise<Stored> {
    const { history, journal } = this.#parts;
    const [pending, records] = await Promise.all([journal.unknown(), history.list()]);
    return { pending, records };
  }

  #records(stored: Stored): readonly RunsViewRow[] {
    this.#drawn = { stored: digestOfStored(stored), listed: undefined };
    showViewTexts(this.#view, { message: '', description: '' });
    return stored.records;
  }

  async #listed(able: AbleAccount, stored: Stored): Promise<readonly RunsViewRow[]> {
    const { runList, log } = this.#parts;
    const { id } = able.session.account;
    this.#remembered = new Set(
      stored.records.filter(({ account }) => account.id === id).map((record) => record.id),
    );
    await Promise.all([runList.shown(), this.#workflows.recall(id)]);
    // The service may have answered while the workflows were read.
    const shown = runList.now;
    this.#showTexts(shown);
    detach(log, 'Waiting for runs', showAsking(viewIds.runs, runList.asked()));
    this.#drawn = { stored: digestOfStored(stored), listed: this.#digestOfListed(shown) };
    const { runs = [], more = false, unreadable = [], late } = shown.value ?? {};
    this.#keepWorkflows(shown);
    detach(log, 'Listing the workflows of runs', this.#askForWorkflows(runs));
    return runRows(runs, more, unreadable, late);
  }

  /** Draws the rows again only if they look different now, since drawing closes open menus. */
  async #redrawStored(): Promise<void> {
    // The events of this window's own changes come a second time, late, from the disk.
    const stored = digestOfStored(await this.#stored());
    if (this.#drawn?.stored === stored) return;
    // The rows are drawn after this, so a second event about the same need not draw them again.
    if (this.#drawn) this.#drawn = { ...this.#drawn, stored };
    this.#changed.fire();
  }

  #redrawListed(): void {
    const shown = this.#parts.runList.now;
    if (this.#drawn?.listed === undefined) return;
    this.#showTexts(shown);
    this.#keepWorkflows(shown);
    const listed = this.#digestOfListed(shown);
    if (listed === this.#drawn.listed) return;
    this.#drawn = { ...this.#drawn, listed };
    this.#changed.fire();
  }

  /** Updates what is shown about the list outside its rows. */
  #showTexts(shown: Shown<RunPages>): void {
    const { abilities, runFilter, zones } = this.#parts;
    const filter = runFilter.current;
    const account = abilities.cached?.session.account.id;
    const workflow = account && filteredWorkflow(filter, account)?.name;
    showViewTexts(this.#view, {
      message: messageOf(shown),
      description: withAsOf(runFilterText(filter, workflow), shown.asOf, zones.now),
    });
  }

  #keepWorkflows({ value, asOf }: Shown<RunPages>): void {
    const account = this.#parts.abilities.cached?.session.account.id;
    if (account && value && asOf === undefined) this.#workflows.keep(account, value.runs);
  }

  /** Whether a run can be launched again, and how far it is, needs its workflow, which arrives later. */
  async #askForWorkflows(runs: readonly Run[]): Promise<void> {
    const { workflows } = this.#parts;
    await untilSent();
    const missing = runs.some(
      ({ workflow }) => workflow && workflows.listed(workflow.id) === undefined,
    );
    if (missing) await workflows.list();
  }

  /** Whether the run was launched from here, or its workflow can be launched. */
  #isRelaunchable(run: Run): boolean {
    return this.#remembered.has(run.id) || this.#workflows.of(run)?.active === true;
  }

  #digestOfListed({ value }: Shown<RunPages>): string {
    const context = this.#context();
    const rows = value?.runs.map((run) => [
      runDescription(run, context.tasksCount(run), context),
      context.nameTemplate(run),
      this.#isRelaunchable(run),
    ]);
    return JSON.stringify([value, rows, this.#parts.runList.edition]);
  }

  #context(): RunItemContext {
    return {
      account: this.#parts.abilities.cached?.session.account.id,
      now: Date.now(),
      clock: this.#parts.zones.now,
      isRelaunchable: (run) => this.#isRelaunchable(run),
      actions: (run) => (this.#parts.abilities.cached?.can.managesRuns ? actionsOn(run) : []),
      tasksCount: (run) => this.#workflows.of(run)?.tasksCount,
      nameTemplate: (run) => this.#workflows.of(run)?.nameTemplate,
    };
  }
}

/**
 * The message above the rows: why they may be out of date, and that VS Code's own find looks only
 * at loaded runs.
 */
function messageOf({ value, error }: Shown<RunPages>): string {
  return [troubleText(error), value ? partText(value) : ''].filter((text) => text !== '').join(' ');
}

function partText({ runs, more, looked }: RunPages): string {
  if (looked !== undefined) {
    return l10n.t(
      'Looked at the {0} running runs whose tasks are due first. Later ones can be due only as a whole.',
      looked,
    );
  }
  return more
    ? l10n.t(
        'The first {0} runs are loaded, and typing finds these alone. “Find Run…” finds all.',
        runs.length,
      )
    : '';
}

/** The key of a row, which stays when the row is drawn again. */
function rowKey(row: RunsViewRow): string {
  if (isPendingLaunch(row)) return pendingLaunchKey(row);
  return isServiceRow(row) ? runRowId(row) : runKey(row);
}

const digestOfStored = ({ pending, records }: Stored): string =>
  JSON.stringify([pending, records.map(runKey)]);
