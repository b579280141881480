import {
  Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  commands,
} from 'vscode';
import { type ServiceError, heldUntil, isForbidden, isKeyRefused } from '../../core/base/errors.ts';
import type { WorkflowId } from '../../core/base/ids.ts';
import { rowsAtOnce } from '../../core/base/moreRows.ts';
import { assertNever, success } from '../../core/base/result.ts';
import {
  type ShownPart,
  type WorkflowRow,
  formChildren,
  workflowRowId,
  parentRow,
  workflowRows,
} from '../../core/workflows/workflowRows.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { KeyOwner } from '../account/identity.ts';
import type { Session, Sessions } from '../account/session.ts';
import type { PersonClock } from '../account/zones.ts';
import { setContextKey } from '../manifest/contextKeys.ts';
import { viewIds } from '../manifest/ids.ts';
import { accountIdLabel, accountLabel, identityLabel } from '../account/accountText.ts';
import { withAsOf, withAsOfList } from '../service/asOfText.ts';
import { KeptRoots } from './keptRoots.ts';
import type { KeptWorkflowList } from './keptWorkflows.ts';
import type { WorkflowsBelow } from './workflowsBelow.ts';
import type { Loaded, WorkflowStore } from './workflowStore.ts';
import { detach } from '../platform/log.ts';
import { FocusedRow } from '../platform/focusedRow.ts';
import { isSoonOver, showAsking } from '../platform/showAsking.ts';
import { loadedOnce } from '../platform/loadedOnce.ts';
import { untilSent, untilShown } from '../platform/untilSent.ts';
import { showViewTexts } from '../platform/viewTexts.ts';
import {
  type AwaitedList,
  type Contents,
  type ShownList,
  beginning,
  failed,
  firstPart,
  isListed,
  isSame,
  nothing,
} from './treeContents.ts';
import type { PartItems, WorkflowOnly, WorkflowsTreeParts } from './workflowsTreeParts.ts';
import { type PartRow, isPartRow, workflowItem } from './workflowItems.ts';

/** In milliseconds: after this time without an answer, all that was kept is shown. */
const quickMs = 1000;

/** The Workflows view: the account's workflows, their kick-off forms and tasks. */
export class WorkflowsTree implements TreeDataProvider<WorkflowRow>, Disposable {
  readonly #sessions: Sessions;
  readonly #store: WorkflowStore;
  readonly #keyOwner: Pick<KeyOwner, 'identity'>;
  readonly #resolveItem: WorkflowsTreeParts['resolveItem'];
  readonly #loadPartItems: WorkflowsTreeParts['loadPartItems'];
  readonly #savedLaunches: WorkflowsTreeParts['savedLaunches'];
  readonly #zones: Pick<PersonClock, 'now'>;
  readonly #log: LogOutputChannel;
  readonly #kept: KeptRoots;
  readonly #loadBelow: WorkflowsTreeParts['loadBelow'];
  #rowsBelow: () => Promise<WorkflowsBelow>;
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
  #partItems: PartItems | undefined;
  #error: ServiceError | undefined;
  /** How often the service was asked in place of what was kept. */
  #round = 0;
  /** How often rows have gone out of sight or out of date. */
  #timesLost = 0;
  /** Whether a time was put in words. */
  #isDated = false;
  /** When the service last listed the workflows, in milliseconds since 1970. */
  #listedAt: number | undefined;

  /** The row that keys act on. */
  readonly focus: FocusedRow<WorkflowRow>;
  readonly onDidChangeVisibility: Event<unknown>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(parts: WorkflowsTreeParts) {
    const { sessions, workflows, zones, log } = parts;
    this.#sessions = sessions;
    this.#store = workflows;
    this.#keyOwner = parts.keyOwner;
    this.#savedLaunches = parts.savedLaunches;
    this.#loadBelow = parts.loadBelow;
    this.#resolveItem = parts.resolveItem;
    this.#loadPartItems = parts.loadPartItems;
    this.#zones = zones;
    this.#log = log;
    this.#kept = new KeptRoots(workflows.kept);
    this.#rowsBelow = this.#newRowsBelow();
    this.#view = parts.createView({ treeDataProvider: this, showCollapseAll: true });
    this.onDidChangeVisibility = this.#view.onDidChangeVisibility;
    this.focus = new FocusedRow(this.#view, workflowRowId);
    const noteLoss = (): number => (this.#timesLost += 1);
    this.#subscriptions = Disposable.from(
      this.#view.onDidCollapseElement(noteLoss),
      this.#view.onDidChangeVisibility(noteLoss),
      workflows.onDidChange((id) => {
        noteLoss();
        if (id === undefined) this.#awaited = undefined;
        if (id === undefined && this.#kept.list) this.#renew();
        else this.#changed.fire(id === undefined ? undefined : this.#rowOf(id));
      }),
      workflows.onDidForget(() => {
        this.#forget();
      }),
    );
  }

  /** The selected row, for commands that are called without a row. */
  get selection(): readonly WorkflowRow[] {
    return this.#view.selection;
  }

  getTreeItem(row: WorkflowRow): TreeItem {
    const session = this.#shownFor;
    const account = session?.state === 'signedIn' ? session.account.id : this.#kept.list?.account;
    const partItem = (part: PartRow): TreeItem => this.#loaded.workflowPartItem(part);
    return workflowItem(row, { account, partItem });
  }

  getParent(row: WorkflowRow): WorkflowRow | undefined {
    return parentRow(row);
  }

  async getChildren(row?: WorkflowRow): Promise<WorkflowRow[]> {
    const rows = row ? await this.#below(row) : await this.#roots();
    if (rows.some(isPartRow)) this.#partItems ??= await this.#loadPartItems();
    return [...rows];
  }

  resolveTreeItem(item: TreeItem, row: WorkflowRow): Promise<TreeItem> {
    return this.#resolveItem(item, row);
  }

  /** Selects a workflow in the view and shows what is below it. */
  async reveal(workflow: Workflow): Promise<void> {
    if (!this.#view.visible) await this.#bringUp();
    const row = this.#rowOf(workflow.id) ?? (await this.#bringIn(workflow.id));
    if (row) await this.#view.reveal(row, { select: true, focus: true, expand: true });
  }

  /** Why the service has not answered, as the view says; undefined where it has. */
  get error(): ServiceError | undefined {
    return this.#error;
  }

  /** Whether it is in sight. */
  get visible(): boolean {
    return this.#view.visible;
  }

  /**
   * Asks the service once more for a list that it could not be asked for.
   * @returns the time before which it wants no request, in milliseconds since 1970.
   */
  async askAgain(): Promise<number | undefined> {
    const isKept = this.#kept.list !== undefined;
    if (isKept) this.#renew();
    const list = await this.#store.list();
    if (!list.ok) return heldUntil(list.error);
    // The rows that show so are asked for a moment later.
    this.#error = undefined;
    if (!isKept) this.#changed.fire(undefined);
    return undefined;
  }

  /** Shows the next workflows of a long list, and gives the focus to the first of them. */
  async showMore(): Promise<void> {
    const before = this.#part.count;
    this.#part = { ...this.#part, count: before + rowsAtOnce };
    this.#changed.fire(undefined);
    const kept = this.#kept.list;
    const list = kept ? success(kept.first) : await this.#store.list();
    const next = list.ok ? list.value[before] : undefined;
    if (next)
      await this.#view.reveal({ type: 'workflow', workflow: next }, { select: false, focus: true });
  }

  /** Shows a workflow that stands further down a long list than those in sight. */
  async #bringIn(id: WorkflowId): Promise<WorkflowRow | undefined> {
    if (!this.#store.listed(id)) {
      // It was found in what was kept, of which the beginning may be here, or nothing yet.
      await this.#roots();
      await this.#kept.readRest();
    }
    const workflow = this.#kept.listed(id) ?? this.#store.listed(id);
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

  /** @throws before the first of their rows, which loads it. */
  get #loaded(): PartItems {
    if (!this.#partItems) throw new Error('A row is drawn before that is loaded which draws it.');
    return this.#partItems;
  }

  async #below(row: WorkflowRow): Promise<readonly WorkflowRow[]> {
    switch (row.type) {
      case 'workflow':
        return (await this.#rowsBelow()).of(row);
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

  /** What has the rows below workflows, which is loaded with the first of them. */
  #newRowsBelow(): () => Promise<WorkflowsBelow> {
    return loadedOnce(() =>
      this.#loadBelow({
        store: this.#store,
        zones: this.#zones,
        savedOf: (workflow) => this.#savedOf(workflow),
        busy: (work) => {
          this.#busy(work);
        },
        changed: (id) => {
          this.#changed.fire(this.#rowOf(id));
        },
        timesLost: () => this.#timesLost,
      }),
    );
  }

  async #savedOf(row: WorkflowOnly): Promise<readonly WorkflowRow[]> {
    const saved = await this.#savedLaunches();
    this.#savedChanges ??= saved.onDidChange(() => {
      this.#changed.fire(undefined);
    });
    return saved.rowsOf(row);
  }

  async #roots(): Promise<readonly WorkflowRow[]> {
    if (!this.#shownFor && (await this.#kept.recall(() => !this.#shownFor))) this.#renew();
    if (this.#kept.list) {
      if (!this.#isDated) detach(this.#log, 'Telling the time', this.#date());
      return this.#show(this.#keptContents());
    }
    const contents = await this.#load(() => this.#listed());
    return contents ? this.#show(contents) : this.#shown;
  }

  /** The list as it was kept, with what has kept the service from answering. */
  #keptContents(): Contents {
    const { list, error, isBeginning } = this.#kept;
    if (!list) return nothing;
    const part = isBeginning
      ? { ...this.#part, count: list.first.length, isBeginning }
      : this.#part;
    const rows = workflowRows(list.first, part, isBeginning ? [] : list.unreadable);
    return {
      ...(error ? failed(error, rows) : { ...nothing, rows }),
      description: this.#keptLabel(list),
    };
  }

  #keptLabel(list: KeptWorkflowList): string {
    const label = this.#label ?? accountIdLabel(list.account);
    return this.#isDated ? withAsOfList(label, list, this.#zones.now) : label;
  }

  /** Says from when the rows are, after them: the first time of day takes 10 ms to put in words. */
  async #date(): Promise<void> {
    await untilSent();
    this.#isDated = true;
    const { list } = this.#kept;
    if (list) showViewTexts(this.#view, { description: this.#keptLabel(list) });
  }

  /** Asks the service for what is shown as it was kept. */
  #renew(): void {
    this.#round += 1;
    this.#busy(this.#takeFresh(this.#round));
  }

  async #takeFresh(round: number): Promise<void> {
    const waited = setTimeout(() => {
      if (this.#kept.isBeginning) this.#busy(this.#showRest(round));
    }, quickMs);
    await untilSent();
    const contents = await this.#load(async () => this.#inPart(await this.#store.list()));
    clearTimeout(waited);
    if (round !== this.#round || !this.#kept.list || !contents) return;
    if (contents.error) {
      const isKnown = this.#kept.error?.kind === contents.error.kind && !this.#kept.isBeginning;
      if (isForbidden(contents.error)) {
        this.#forget();
        return;
      }
      this.#kept.error = contents.error;
      return isKnown ? undefined : this.#showRest(round);
    }
    // Rows that are the same stay as they are, untouched.
    this.#kept.end();
    if (isSame(this.#shown, contents.rows)) await this.#show({ ...contents, rows: this.#shown });
    else this.#changed.fire(undefined);
  }

  /** Shows all that was kept, and why the service has not answered. */
  async #showRest(round: number): Promise<void> {
    await this.#kept.readRest();
    if (round === this.#round && this.#kept.list) this.#changed.fire(undefined);
  }

  /** Nothing that was kept may stay in sight. */
  #forget(): void {
    this.#round += 1;
    this.#rowsBelow = this.#newRowsBelow();
    if (!this.#kept.list) return;
    this.#kept.end();
    this.#shown = [];
    this.#changed.fire(undefined);
  }

  #busy(work: Promise<unknown>): void {
    detach(this.#log, 'Loading workflows', showAsking(viewIds.workflows, work));
  }

  /** What the service has now; undefined where another load shows it. */
  async #load(list: () => Promise<Loaded<ShownList>>): Promise<Contents | undefined> {
    const session = await this.#sessions.current();
    if (session !== this.#shownFor && !this.#kept.list) {
      this.#shown = [];
      this.#part = firstPart;
    }
    this.#shownFor = session;
    if (session.state === 'signedOut') return nothing;
    if (session.state === 'unavailable') {
      return { ...nothing, message: session.message, description: accountLabel(session.account) };
    }
    const listing = list();
    // For the demo account, only the account itself matters: its member is made up.
    if (session.account.kind === 'server') {
      detach(this.#log, 'Naming the owner of the key', this.#nameOwner(session, listing));
    }
    const result = await listing;
    if (this.#shownFor !== session) return undefined;
    const description = this.#label ?? accountLabel(session.account);
    if (!result.ok) return this.#failed(result.error, description);
    const { items, part } = result.value;
    const rows = workflowRows(items, part, this.#store.unreadable);
    this.#listedAt = Date.now();
    return { ...nothing, rows, description, isEmpty: rows.length === 0 };
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
    const shown = async (): Promise<void> => {
      await awaited.whole;
      if (this.#awaited !== awaited) return;
      awaited.isThere = true;
      this.#changed.fire(undefined);
    };
    this.#busy(shown());
  }

  /** The owner of the key in use, once that is known. */
  get #label(): string | undefined {
    return this.#owner?.session === this.#shownFor ? this.#owner?.label : undefined;
  }

  /**
   * Shows who owns the key, which the service is asked for once its list can be in sight, or takes
   * long.
   */
  async #nameOwner(session: Session, listing: Promise<unknown>): Promise<void> {
    if (await isSoonOver(listing)) await untilShown();
    const identity = await this.#keyOwner.identity();
    if (!identity || this.#shownFor !== session) return;
    const label = identityLabel(identity);
    this.#owner = { session, label };
    const { list } = this.#kept;
    const dated = this.#error ? this.#dated(label, this.#shown) : label;
    showViewTexts(this.#view, { description: list ? this.#keptLabel(list) : dated });
  }

  /**
   * Keeps the earlier list in sight, unless the key is refused; the message says that it may be out
   * of date. Undefined after a cancelled load: another one shows its result.
   */
  #failed(error: ServiceError, label: string): Contents | undefined {
    if (error.kind === 'cancelled') return undefined;
    const rows = isKeyRefused(error) ? [] : this.#shown.filter(isListed);
    return { ...failed(error, rows), description: this.#dated(label, rows) };
  }

  /** Says from when rows are that stay in sight although the list could not be read again. */
  #dated(label: string, rows: readonly WorkflowRow[]): string {
    return withAsOf(label, rows.some(isListed) ? this.#listedAt : undefined, this.#zones.now);
  }

  async #show(contents: Contents): Promise<readonly WorkflowRow[]> {
    const { rows, error, description, isEmpty } = contents;
    const [session, round] = [this.#shownFor, this.#round];
    if (error) this.#partItems ??= await this.#loadPartItems();
    if (session !== this.#shownFor || round !== this.#round) return this.#shown;
    this.#shown = rows;
    this.#error = error;
    const message = error ? this.#loaded.errorText(error) : contents.message;
    showViewTexts(this.#view, { message, description });
    if (this.#noWorkflows !== isEmpty) {
      this.#noWorkflows = isEmpty;
      const told = setContextKey('pneumatic.noWorkflows', isEmpty);
      // Rows do not wait until no welcome can appear.
      if (isEmpty) await told;
    }
    return rows;
  }

  #rowOf(id: WorkflowId): WorkflowRow | undefined {
    return this.#shown.find((row) => row.type === 'workflow' && row.workflow.id === id);
  }
}
