import {
  Disposable,
  EventEmitter,
  l10n,
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from 'vscode';
import { moreRows, rowsAtOnce } from '../../core/base/moreRows.ts';
import { unreadableRows } from '../../core/base/unreadable.ts';
import { type MyTask, byNeed } from '../../core/tasks/task.ts';
import { filteredTasks, groupedTasks, leavesTasksOut } from '../../core/tasks/taskFilter.ts';
import type { PersonClock } from '../account/zones.ts';
import { viewIds } from '../manifest/ids.ts';
import { FocusedRow } from '../platform/focusedRow.ts';
import { showAsking } from '../platform/showAsking.ts';
import { showViewTexts } from '../platform/viewTexts.ts';
import type { Attention } from '../polling/attention.ts';
import type { Shown } from '../polling/polledList.ts';
import { withAsOf } from '../service/asOfText.ts';
import { troubleText } from '../service/errorText.ts';
import { taskFilterText } from './taskFilterText.ts';
import { type TaskItemContext, resolveTaskItem, taskDescription, taskItem } from './taskItems.ts';
import type { StoredTaskFilter } from './storedTaskFilter.ts';
import type { TaskList } from './taskList.ts';
import type { ViewedPages, ViewedTasks } from './viewedTasks.ts';
import type { WorkflowStore } from '../workflows/workflowStore.ts';
import { detach } from '../platform/log.ts';
import { type MyTasksViewRow, type TaskGroupRow, isMyTaskRow, taskRowKey } from './taskRow.ts';

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
  /** How many tasks are shown, where they are not in groups. */
  #count = rowsAtOnce;
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
        this.#changed.fire();
      }),
      taskList.onDidChange(() => {
        this.#showBadge();
      }),
      viewedTasks.onDidChange((how) => {
        this.#redraw(how);
      }),
      workflows.onDidList(() => {
        if (parts.taskFilter.current.grouping === 'workflow') this.#changed.fire();
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
    if (row) return row.type === 'taskGroup' ? [...rowsOf(row.group.tasks)] : [];
    const { taskList, viewedTasks, log } = this.#parts;
    await Promise.all([viewedTasks.shown(), taskList.shown()]);
    // The service may have answered for one of the lists while the other was awaited.
    const shown = viewedTasks.now;
    this.#isDrawn = true;
    const tasks = this.#filtered(shown);
    this.#drawn = this.#digestOf(shown, tasks);
    this.#showTexts(shown);
    detach(log, 'Waiting for tasks', showAsking(viewIds.myTasks, viewedTasks.asked()));
    const unreadable = unreadableRows('task', shown.value?.unreadable);
    this.#groups = this.#grouped(tasks);
    const inSight = this.#groups.length > 0 ? tasks : tasks.slice(0, this.#count);
    const more = moreRows(tasks.length - inSight.length);
    this.#rows = [...rowsOf(inSight), ...unreadable];
    if (this.#groups.length > 0) return [...this.#groups, ...unreadable];
    return more ? [...this.#rows, { type: 'moreTasks', ...more }] : [...this.#rows];
  }

  /** Shows the next tasks of a long list, and gives the focus to the first of them. */
  async showMore(): Promise<void> {
    const before = this.#count;
    this.#count += rowsAtOnce;
    this.#changed.fire();
    const task = this.#filtered(this.#parts.viewedTasks.now)[before];
    if (task) await this.#view.reveal({ type: 'myTask', task }, { select: false, focus: true });
  }

  /** Only a row whose parent is known can be given the focus. */
  getParent(row: MyTasksViewRow): MyTasksViewRow | undefined {
    if (row.type !== 'myTask') return undefined;
    return this.#groups.find(({ group }) => group.tasks.some(({ id }) => id === row.task.id));
  }

  /** The rows of tasks, in or out of groups, as they were last drawn. */
  get rows(): readonly MyTasksViewRow[] {
    return this.#rows;
  }

  /**
   * Gives the focus to the row after those that were acted on, if they are gone.
   * @param before the rows from before the action.
   */
  async focusAfter(before: readonly MyTasksViewRow[], acted: readonly unknown[]): Promise<void> {
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

  /** Draws again only what looks different now: drawing closes open menus. */
  #redraw(how: 'reset' | 'polled'): void {
    const shown = this.#parts.viewedTasks.now;
    if (this.#isDrawn) this.#showTexts(shown);
    if (how === 'reset') {
      this.#count = rowsAtOnce;
      this.#drawn = undefined;
      this.#changed.fire();
    } else if (this.#drawn !== undefined && this.#digestOf(shown) !== this.#drawn) {
      this.#changed.fire();
    }
  }

  #filtered({ value }: Shown<ViewedPages>): readonly MyTask[] {
    const filter = this.#parts.taskFilter.current;
    const { now, clock } = this.#context();
    const tasks = filteredTasks(value?.items ?? [], filter, { now, zone: clock.zone });
    return filter.completed ? tasks : byNeed(tasks, now);
  }

  #grouped(tasks: readonly MyTask[]): readonly TaskGroupRow[] {
    const { taskFilter, workflows, log } = this.#parts;
    const { grouping } = taskFilter.current;
    if (grouping === 'flat') return [];
    if (grouping === 'workflow') detach(log, 'Listing workflows for tasks', workflows.list());
    return groupedTasks(tasks, grouping).map((group) => {
      const [first] = group.tasks;
      const workflow = first?.workflow && workflows.listed(first.workflow)?.name;
      const name = grouping === 'run' ? first?.runName : workflow;
      return { type: 'taskGroup', group, name: name ?? l10n.t('Another workflow') };
    });
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
    const { value, asOf } = taskList.now;
    // Tasks that cannot be read are assigned to me, too.
    const count = value ? value.items.length + value.unreadable.length : 0;
    const tooltip = withAsOf(tasksText(count), asOf, zones.now);
    showViewTexts(this.#view, { badge: { count, tooltip } });
  }

  /** Everything that the rows depend on; what passes as time does, of those that are in sight. */
  #digestOf(shown: Shown<ViewedPages>, tasks = this.#filtered(shown)): string {
    const context = this.#context();
    const times = tasks.slice(0, this.#count).map((task) => taskDescription(task, context));
    const { unreadable = [] } = shown.value ?? {};
    return JSON.stringify([tasks, times, unreadable, this.#parts.taskFilter.current]);
  }

  #context(): TaskItemContext {
    const { taskList, zones } = this.#parts;
    return { account: taskList.account, now: Date.now(), clock: zones.now };
  }
}

const rowsOf = (tasks: readonly MyTask[]): readonly MyTasksViewRow[] =>
  tasks.map((task) => ({ type: 'myTask', task }));

const tasksText = (count: number): string =>
  count === 1
    ? l10n.t('1 task is assigned to you')
    : l10n.t('{0} tasks are assigned to you', count);
