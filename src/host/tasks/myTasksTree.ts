import {
  Disposable,
  EventEmitter,
  l10n,
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from 'vscode';
import { rowsAtOnce, shortList } from '../../core/base/moreRows.ts';
import { unreadableRows } from '../../core/base/unreadable.ts';
import { type MyTask, byNeed } from '../../core/tasks/task.ts';
import {
  type TaskGroup,
  filteredTasks,
  groupedTasks,
  leavesTasksOut,
} from '../../core/tasks/taskFilter.ts';
import type { PersonClock } from '../account/zones.ts';
import { viewIds } from '../manifest/ids.ts';
import { type BeforeAction, FocusedRow } from '../platform/focusedRow.ts';
import { showAsking } from '../platform/showAsking.ts';
import { untilShown } from '../platform/untilSent.ts';
import { showViewTexts } from '../platform/viewTexts.ts';
import type { Attention } from '../polling/attention.ts';
import type { Shown } from '../polling/polledList.ts';
import { withAsOf } from '../service/asOfText.ts';
import { troubleText } from '../service/errorText.ts';
import { taskFilterText } from './taskFilterText.ts';
import { type TaskItemContext, resolveTaskItem, taskDescription, taskItem } from './taskItems.ts';
import type { StoredTaskFilter } from './storedTaskFilter.ts';
import type { TaskList } from './taskList.ts';
import type { ViewedPages } from './keptTasks.ts';
import type { ViewedTasks } from './viewedTasks.ts';
import type { WorkflowStore } from '../workflows/workflowStore.ts';
import { detach } from '../platform/log.ts';
import { ShownTasks } from './shownTasks.ts';
import {
  type MyTasksViewRow,
  type TaskGroupRow,
  isMoreTasksRow,
  isMyTaskRow,
  taskRowKey,
} from './taskRow.ts';

/** The parts that the view shows rows of. */
export interface MyTasksTreeParts {
  readonly taskList: TaskList;
  readonly viewedTasks: ViewedTasks;
  readonly taskFilter: StoredTaskFilter;
  readonly workflows: WorkflowStore;
  readonly attention: Attention;
  readonly zones: PersonClock;
  readonly log: LogOutputChannel;
}

/** The My Tasks view: the tasks that pass its filter, the most urgent first. */
export class MyTasksTree implements TreeDataProvider<MyTasksViewRow>, Disposable {
  readonly #parts: MyTasksTreeParts;
  readonly #view: TreeView<MyTasksViewRow>;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  #drawn: string | undefined;
  #isDrawn = false;
  #rows: readonly MyTasksViewRow[] = [];
  #groups: readonly TaskGroupRow[] = [];
  readonly #inSight = new ShownTasks();
  /** Whether no task has been drawn of the list in use. */
  #isNew = true;
  /** The row that keys act on. */
  readonly focus: FocusedRow<MyTasksViewRow>;
  readonly onDidChangeTreeData = this.#changed.event;

  /** @param view shows the rows. */
  constructor(parts: MyTasksTreeParts, view: TreeView<MyTasksViewRow>) {
    const { taskList, viewedTasks, workflows, attention, zones } = parts;
    this.#parts = parts;
    this.#view = view;
    this.focus = new FocusedRow(view, taskRowKey);
    attention.show(viewIds.myTasks, view.visible);
    this.#subscriptions = Disposable.from(
      zones.onDidChange(() => {
        this.#drawAgain();
      }),
      taskList.onDidChange(() => {
        this.#showBadge();
      }),
      viewedTasks.onDidChange((how) => {
        this.#redraw(how);
      }),
      workflows.onDidList(() => {
        if (parts.taskFilter.current.grouping === 'workflow') this.#drawAgain();
      }),
      view.onDidChangeVisibility(({ visible }) => {
        attention.show(viewIds.myTasks, visible);
      }),
    );
  }

  /** The selected row, for commands that are called without a row. */
  get selection(): readonly MyTasksViewRow[] {
    return this.#view.selection;
  }

  /** The text behind the title of the view. */
  get description(): string {
    return this.#view.description ?? '';
  }

  /** How many tasks the badge shows; undefined where it shows none. */
  get badge(): number | undefined {
    return this.#view.badge?.value;
  }

  getTreeItem(row: MyTasksViewRow): TreeItem {
    return taskItem(row, this.#context());
  }

  resolveTreeItem(item: TreeItem, row: MyTasksViewRow): TreeItem {
    return resolveTaskItem(item, row, this.#context());
  }

  async getChildren(row?: MyTasksViewRow): Promise<MyTasksViewRow[]> {
    if (row) return row.type === 'taskGroup' ? this.#below(row) : [];
    const { taskList, viewedTasks, log } = this.#parts;
    await Promise.all([this.#load(), taskList.shown()]);
    // The service may have answered for one of the lists while the other was awaited.
    const shown = viewedTasks.now;
    this.#isDrawn = true;
    const tasks = this.#filtered(shown);
    this.#begin(tasks.length, shown.left);
    this.#drawn = this.#digestOf(shown, tasks);
    this.#showTexts(shown);
    detach(log, 'Waiting for tasks', showAsking(viewIds.myTasks, viewedTasks.asked()));
    return [...this.#roots(tasks), ...unreadableRows('task', shown.value?.unreadable)];
  }

  /** Shows the next rows of a long list, and gives the focus to the first of them. */
  async showMore(row?: unknown): Promise<void> {
    const group = isMoreTasksRow(row) ? row.group : undefined;
    const before = this.#inSight.showMore(group);
    this.#drawAgain();
    const tasks = this.#filtered(this.#parts.viewedTasks.now);
    const groups = group ? [] : this.#groupsOf(tasks);
    const task = (group?.group.tasks ?? tasks)[before];
    const name = (of: TaskGroup): string => this.#nameOf(of);
    const next =
      groups.length > 0
        ? this.#inSight.groups(groups, name).rows[before]
        : task && ({ type: 'myTask', task } as const);
    if (next) await this.#view.reveal(next, { select: false, focus: true });
  }

  /** Only a row whose parent is known can be given the focus. */
  getParent(row: MyTasksViewRow): MyTasksViewRow | undefined {
    if (row.type === 'moreTasks') return row.group;
    if (row.type !== 'myTask') return undefined;
    return this.#groups.find(({ group }) => group.tasks.some(({ id }) => id === row.task.id));
  }

  /** The rows of tasks, in or out of groups, as they were last drawn, before an action on some of them. */
  get beforeAction(): BeforeAction<MyTasksViewRow> {
    return this.focus.before(this.#rows);
  }

  /**
   * Gives the focus to the row after those that were acted on, if they are gone.
   * @param before the rows from before the action.
   */
  async focusAfter(before: BeforeAction<MyTasksViewRow>, acted: readonly unknown[]): Promise<void> {
    const rows = acted.filter(isMyTaskRow);
    if (rows.length === 0) return;
    await this.getChildren();
    await this.focus.moveOn(before, rows, this.#rows);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.focus.dispose();
    this.#changed.dispose();
  }

  /** The list; of one that was kept the first tasks do, where all in sight are among them. */
  async #load(): Promise<void> {
    const { viewedTasks, taskFilter } = this.#parts;
    const { grouping, due, workflow } = taskFilter.current;
    const looksAtAll = grouping !== 'flat' || due !== undefined || workflow !== undefined;
    await (looksAtAll || !this.#isNew ? viewedTasks.whole() : viewedTasks.shown());
  }

  /** Of a long list, the first rows are shown, and the others once those can be in sight. */
  #begin(tasks: number, left: number): void {
    if (!this.#isNew || tasks === 0) return;
    this.#isNew = false;
    this.#inSight.isBeginning = tasks + left > shortList;
    if (this.#inSight.isBeginning) detach(this.#parts.log, 'Showing all tasks', this.#goOn());
  }

  async #goOn(): Promise<void> {
    await untilShown();
    if (this.#inSight.isBeginning) this.#drawAgain();
  }

  /** What changes until the rows are drawn is drawn with them. */
  #drawAgain(): void {
    this.#inSight.isBeginning = false;
    this.#drawn = undefined;
    this.#changed.fire();
  }

  /** Draws again only what looks different now: drawing closes open menus. */
  #redraw(how: 'reset' | 'polled'): void {
    const shown = this.#parts.viewedTasks.now;
    if (this.#isDrawn) this.#showTexts(shown);
    if (how === 'reset') {
      this.#inSight.reset();
      this.#isNew = true;
      this.#drawAgain();
    } else if (this.#drawn !== undefined && this.#digestOf(shown) !== this.#drawn) {
      this.#drawAgain();
    }
  }

  /** The rows of tasks, or of groups of them. */
  #roots(tasks: readonly MyTask[]): readonly MyTasksViewRow[] {
    const groups = this.#groupsOf(tasks);
    if (groups.length === 0) {
      const { rows, more } = this.#inSight.tasks(tasks);
      this.#groups = [];
      this.#rows = rows;
      return [...rows, ...more];
    }
    const { rows, more } = this.#inSight.groups(groups, (group) => this.#nameOf(group));
    this.#groups = rows;
    this.#rows = rows.flatMap((row) => this.#inSight.tasks(row.group.tasks, row).rows);
    return [...rows, ...more];
  }

  #below(row: TaskGroupRow): MyTasksViewRow[] {
    const { rows, more } = this.#inSight.tasks(row.group.tasks, row);
    return [...rows, ...more];
  }

  #filtered({ value }: Shown<ViewedPages>): readonly MyTask[] {
    const filter = this.#parts.taskFilter.current;
    const { now, clock } = this.#context();
    const tasks = filteredTasks(value?.items ?? [], filter, { now, zone: clock.zone });
    return filter.completed ? tasks : byNeed(tasks, now);
  }

  #groupsOf(tasks: readonly MyTask[]): readonly TaskGroup[] {
    const { taskFilter, workflows, log } = this.#parts;
    const { grouping } = taskFilter.current;
    if (grouping === 'flat') return [];
    if (grouping === 'workflow') detach(log, 'Listing workflows for tasks', workflows.list());
    return groupedTasks(tasks, grouping);
  }

  #nameOf({ tasks: [first] }: TaskGroup): string {
    const { taskFilter, workflows } = this.#parts;
    const workflow = first?.workflow && workflows.listed(first.workflow)?.name;
    const name = taskFilter.current.grouping === 'run' ? first?.runName : workflow;
    return name ?? l10n.t('Another workflow');
  }

  /** Updates what is shown about the list outside its rows. */
  #showTexts({ value, error, asOf }: Shown<ViewedPages>): void {
    const { taskFilter, zones } = this.#parts;
    const filter = taskFilter.current;
    const filtered = leavesTasksOut(filter) ? taskFilterText(filter) : '';
    const cut =
      value?.more === true ? l10n.t('Only the last {0} are listed.', value.items.length) : '';
    showViewTexts(this.#view, {
      message: [troubleText(error), cut].filter((text) => text !== '').join(' '),
      description: withAsOf(filtered, asOf, zones.now),
    });
    this.#showBadge();
  }

  /** The badge has the number of my open tasks, whatever the filter leaves out. */
  #showBadge(): void {
    const { taskList, zones } = this.#parts;
    const { value, asOf, left } = taskList.now;
    // Tasks that cannot be read are assigned to me, too.
    const count = value ? value.items.length + left + value.unreadable.length : 0;
    const tooltip = withAsOf(tasksText(count), asOf, zones.now);
    showViewTexts(this.#view, { badge: { count, tooltip } });
  }

  /** Everything that the rows depend on; what passes as time does, of those of the first page. */
  #digestOf(shown: Shown<ViewedPages>, tasks = this.#filtered(shown)): string {
    const context = this.#context();
    const times = tasks.slice(0, rowsAtOnce).map((task) => taskDescription(task, context));
    const { unreadable = [] } = shown.value ?? {};
    return JSON.stringify([tasks, times, unreadable, this.#parts.taskFilter.current]);
  }

  #context(): TaskItemContext {
    const { taskList, zones } = this.#parts;
    return { account: taskList.account, now: Date.now(), clock: zones.now };
  }
}

const tasksText = (count: number): string =>
  count === 1
    ? l10n.t('1 task is assigned to you')
    : l10n.t('{0} tasks are assigned to you', count);
