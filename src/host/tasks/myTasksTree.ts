import {
  Disposable,
  EventEmitter,
  l10n,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import { type Entries, unreadableRows } from '../../core/base/unreadable.ts';
import { type MyTask, byNeed } from '../../core/tasks/task.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import type { PersonClock } from '../account/zones.ts';
import { viewIds } from '../manifest/ids.ts';
import { FocusedRow } from '../platform/focusedRow.ts';
import { showViewTexts } from '../platform/viewTexts.ts';
import type { Attention } from '../polling/attention.ts';
import type { Shown } from '../polling/polledList.ts';
import { troubleText } from '../service/errorText.ts';
import { type TaskItemContext, resolveTaskItem, taskDescription, taskItem } from './taskItems.ts';
import type { TaskList } from './taskList.ts';
import { type MyTasksViewRow, isMyTaskRow } from './taskRow.ts';

/** The parts that the view shows rows of. */
export interface MyTasksTreeParts {
  readonly taskList: TaskList;
  readonly attention: Attention;
  readonly zones: PersonClock;
}

/** The My Tasks view: the tasks that are assigned to me, the most urgent first. */
export class MyTasksTree implements TreeDataProvider<MyTasksViewRow>, Disposable {
  readonly #list: TaskList;
  readonly #zones: PersonClock;
  readonly #view: TreeView<MyTasksViewRow>;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  #drawn: string | undefined;
  #rows: readonly MyTasksViewRow[] = [];
  /** The row that keys act on. */
  readonly focus: FocusedRow<MyTasksViewRow>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor({ taskList, attention, zones }: MyTasksTreeParts) {
    this.#list = taskList;
    this.#zones = zones;
    this.#view = window.createTreeView(viewIds.myTasks, {
      treeDataProvider: this,
      canSelectMany: true,
    });
    this.focus = new FocusedRow(this.#view, (row) =>
      row.type === 'unreadable' ? '' : row.task.id,
    );
    this.#subscriptions = Disposable.from(
      zones.onDidChange(() => {
        this.#changed.fire();
      }),
      taskList.onDidChange((how) => {
        this.#redraw(how);
      }),
      this.#view.onDidChangeVisibility(({ visible }) => {
        attention.show(viewIds.myTasks, visible);
      }),
    );
  }

  /** The selected row, for commands that are called without a row. */
  get selection(): readonly MyTasksViewRow[] {
    return this.#view.selection;
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
    if (row) return [];
    const shown = await this.#list.shown();
    this.#drawn = digestOf(shown, this.#zones.now);
    this.#showTexts(shown);
    const { items = [], unreadable = [] } = shown.value ?? {};
    this.#rows = [
      ...byNeed(items, Date.now()).map((task) => ({ type: 'myTask', task }) as const),
      ...unreadableRows('task', unreadable),
    ];
    return [...this.#rows];
  }

  /** Only a row whose parent is known can be given the focus; these have none. */
  getParent(): undefined {
    return undefined;
  }

  /** The rows as they were last drawn. */
  get rows(): readonly MyTasksViewRow[] {
    return this.#rows;
  }

  /**
   * Gives the focus to the row after those that were acted on, if they are gone.
   * @param before the rows from before the action.
   */
  async focusAfter(before: readonly MyTasksViewRow[], acted: readonly unknown[]): Promise<void> {
    const rows = acted.filter(isMyTaskRow);
    if (rows.length > 0) await this.focus.moveOn(before, rows, await this.getChildren());
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.focus.dispose();
    this.#changed.dispose();
    this.#view.dispose();
  }

  /** Draws again only what looks different now: drawing closes open menus. */
  #redraw(how: 'reset' | 'polled'): void {
    const shown = this.#list.now;
    this.#showTexts(shown);
    if (how === 'reset') {
      this.#drawn = undefined;
      this.#changed.fire();
    } else if (this.#drawn !== undefined && digestOf(shown, this.#zones.now) !== this.#drawn) {
      this.#changed.fire();
    }
  }

  /** Updates what is shown about the list outside its rows: the badge and the message. */
  #showTexts({ value, error }: Shown<Entries<MyTask>>): void {
    // Tasks that cannot be read are assigned to me, too.
    const count = value ? value.items.length + value.unreadable.length : 0;
    showViewTexts(this.#view, {
      message: troubleText(error),
      badge: { count, tooltip: tasksText(count) },
    });
  }

  #context(): TaskItemContext {
    return { account: this.#list.account, now: Date.now(), clock: this.#zones.now };
  }
}

const tasksText = (count: number): string =>
  count === 1
    ? l10n.t('1 task is assigned to you')
    : l10n.t('{0} tasks are assigned to you', count);

/** Everything that the rows depend on. */
function digestOf({ value }: Shown<Entries<MyTask>>, clock: ClockView): string {
  const now = Date.now();
  const rows = value?.items.map((task) => [task, taskDescription(task, { now, clock })]);
  return JSON.stringify([rows ?? [], value?.unreadable ?? []]);
}
