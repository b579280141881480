import {
  Disposable,
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  type TreeView,
  window,
} from 'vscode';
import { isLate } from '../../core/runs/run.ts';
import { type Entries, type UnreadableRow, unreadableRows } from '../../core/base/unreadable.ts';
import { type MyTask, byNeed } from '../../core/tasks/task.ts';
import type { PersonClock } from '../account/zones.ts';
import type { Attention } from '../polling/attention.ts';
import type { Shown } from '../polling/polledList.ts';
import type { TaskList } from './taskList.ts';
import { dueText } from '../runs/runText.ts';
import { type CommandId, type ContextWord, viewIds } from '../manifest/ids.ts';
import { dateTime, shownName } from '../platform/format.ts';
import { troubleText } from '../service/errorText.ts';
import { FocusedRow } from '../platform/focusedRow.ts';
import { Tooltip } from '../platform/tooltip.ts';
import { mark } from '../runs/marks.ts';
import { rowId } from '../platform/rowId.ts';
import { unreadableItem, unreadableTooltip } from '../service/unreadableItem.ts';

/** A row of the My Tasks view. */
export interface MyTaskRow {
  readonly type: 'myTask';
  readonly task: MyTask;
}

/** A row of the view: a task, or an entry for tasks that cannot be read. */
export type MyTasksNode = MyTaskRow | UnreadableRow;

/** The parts that the view shows rows of. */
export interface MyTasksTreeParts {
  readonly taskList: TaskList;
  readonly attention: Attention;
  readonly zones: PersonClock;
}

/** The My Tasks view: the tasks that are assigned to me, the most urgent first. */
export class MyTasksTree implements TreeDataProvider<MyTasksNode>, Disposable {
  readonly #list: TaskList;
  readonly #zones: PersonClock;
  readonly #view: TreeView<MyTasksNode>;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  #drawn: string | undefined;
  /** The row that keys act on. */
  readonly focus: FocusedRow<MyTasksNode>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor({ taskList, attention, zones }: MyTasksTreeParts) {
    this.#list = taskList;
    this.#zones = zones;
    this.#view = window.createTreeView(viewIds.myTasks, { treeDataProvider: this });
    this.focus = new FocusedRow(this.#view, (node) =>
      node.type === 'unreadable' ? '' : node.task.id,
    );
    this.#subscriptions = Disposable.from(
      zones.onDidChange(() => {
        this.#changed.fire();
      }),
      taskList.onDidChange((how) => {
        this.#follow(how);
      }),
      this.#view.onDidChangeVisibility(({ visible }) => {
        attention.show(viewIds.myTasks, visible);
      }),
    );
  }

  /** The selected row, for commands that are called without a row. */
  get selection(): MyTasksNode | undefined {
    return this.#view.selection[0];
  }

  /** How many tasks the badge shows; undefined where it shows none. */
  get badge(): number | undefined {
    return this.#view.badge?.value;
  }

  getTreeItem(node: MyTasksNode): TreeItem {
    if (node.type === 'unreadable') return unreadableItem(node);
    const { task } = node;
    const now = Date.now();
    const overdue = isLate(task, now);
    const item = new TreeItem(shownName(task.name));
    item.id = rowId(this.#list.account, task.id);
    item.description = describe(task, now);
    item.iconPath = overdue
      ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
      : new ThemeIcon('circle-large-outline');
    mark(item, task.id, { overdue, urgent: task.urgent });
    item.contextValue = 'myTask' satisfies ContextWord;
    item.command = {
      command: 'pneumatic.openTask' satisfies CommandId,
      title: l10n.t('Open Task'),
      arguments: [{ id: task.id, name: task.name }],
    };
    return item;
  }

  resolveTreeItem(item: TreeItem, node: MyTasksNode): TreeItem {
    if (node.type === 'unreadable') {
      item.tooltip = unreadableTooltip(node);
      return item;
    }
    const { task } = node;
    const clock = this.#zones.now;
    const tooltip = new Tooltip().title(task.name).line(l10n.t('Run: {0}', task.runName));
    if (task.urgent) tooltip.line(l10n.t('Urgent'));
    if (task.dueAt !== undefined) tooltip.line(l10n.t('Due: {0}', dateTime(task.dueAt, clock)));
    if (task.startedAt !== undefined)
      tooltip.line(l10n.t('Started: {0}', dateTime(task.startedAt, clock)));
    item.tooltip = tooltip.clock(clock).build();
    return item;
  }

  async getChildren(node?: MyTasksNode): Promise<MyTasksNode[]> {
    if (node) return [];
    const shown = await this.#list.shown();
    this.#drawn = digestOf(shown);
    this.#tell(shown);
    const { items = [], unreadable = [] } = shown.value ?? {};
    return [
      ...byNeed(items, Date.now()).map((task) => ({ type: 'myTask', task }) as const),
      ...unreadableRows('task', unreadable),
    ];
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.focus.dispose();
    this.#changed.dispose();
    this.#view.dispose();
  }

  #follow(how: 'reset' | 'polled'): void {
    const shown = this.#list.now;
    this.#tell(shown);
    if (how === 'reset') {
      this.#drawn = undefined;
      this.#changed.fire();
    } else if (this.#drawn !== undefined && digestOf(shown) !== this.#drawn) {
      this.#changed.fire();
    }
  }

  /** Updates what is shown about the list outside its rows: the badge and the message. */
  #tell({ value, error }: Shown<Entries<MyTask>>): void {
    // Tasks that cannot be read are assigned to me, too.
    const count = value ? value.items.length + value.unreadable.length : 0;
    if (this.#view.badge?.value !== (count === 0 ? undefined : count)) {
      this.#view.badge = count === 0 ? undefined : { value: count, tooltip: tasksText(count) };
    }
    const message = troubleText(error);
    if ((this.#view.message ?? '') !== message) this.#view.message = message;
  }
}

const tasksText = (count: number): string =>
  count === 1
    ? l10n.t('1 task is assigned to you')
    : l10n.t('{0} tasks are assigned to you', count);

/** The most important part comes first: the view is often too narrow for all of it. */
const describe = (task: MyTask, now: number): string =>
  [task.dueAt === undefined ? '' : dueText(task.dueAt, now), task.runName]
    .filter((part) => part !== '')
    .join(' · ');

/** Everything that the rows depend on. */
function digestOf({ value }: Shown<Entries<MyTask>>): string {
  const now = Date.now();
  const rows = value?.items.map((task) => [task, describe(task, now)]);
  return JSON.stringify([rows ?? [], value?.unreadable ?? []]);
}
