import { firstRows, moreRows, rowsAtOnce } from '../../core/base/moreRows.ts';
import type { MyTask } from '../../core/tasks/task.ts';
import type { TaskGroup } from '../../core/tasks/taskFilter.ts';
import { type MyTasksViewRow, type TaskGroupRow, taskRowKey } from './taskRow.ts';

/** Rows in sight, and the one that shows more. */
interface PageRows<Row> {
  readonly rows: readonly Row[];
  readonly more: readonly MyTasksViewRow[];
}

/** Which rows of My Tasks are shown: of each long list the first ones, and more when asked for. */
export class ShownTasks {
  /** How many are shown of a list, by its key, where these are more than one page. */
  readonly #counts = new Map<string, number>();
  /** Whether only the first rows are shown, until these are in sight. */
  isBeginning = false;

  /** Shows one page of each list again. */
  reset(): void {
    this.#counts.clear();
    this.isBeginning = false;
  }

  /**
   * Shows one page more of a group, or of the top level.
   * @returns how many were shown before.
   */
  showMore(group: TaskGroupRow | undefined): number {
    const before = this.#countOf(group);
    this.#counts.set(keyOf(group), before + rowsAtOnce);
    return before;
  }

  /** The tasks of a group, or of the top level. */
  tasks(tasks: readonly MyTask[], group?: TaskGroupRow): PageRows<MyTasksViewRow> {
    const shown = tasks.slice(0, this.#countOf(group));
    return {
      rows: shown.map((task) => ({ type: 'myTask', task })),
      more: this.#moreOf(tasks.length - shown.length, group),
    };
  }

  /**
   * The groups. Those beyond one page of rows are folded, since VS Code asks at once for all rows
   * below those that are not.
   */
  groups(
    groups: readonly TaskGroup[],
    nameOf: (group: TaskGroup) => string,
  ): PageRows<TaskGroupRow> {
    let room = this.isBeginning ? firstRows : rowsAtOnce;
    const rows = groups.slice(0, this.#countOf(undefined)).map((group): TaskGroupRow => {
      const isOpen = room > 0;
      room -= 1 + group.tasks.length;
      return { type: 'taskGroup', group, name: nameOf(group), isOpen };
    });
    return {
      rows: this.isBeginning ? rows.filter(({ isOpen }) => isOpen) : rows,
      more: this.#moreOf(groups.length - rows.length, undefined),
    };
  }

  #countOf(group: TaskGroupRow | undefined): number {
    return this.isBeginning ? firstRows : (this.#counts.get(keyOf(group)) ?? rowsAtOnce);
  }

  #moreOf(left: number, group: TaskGroupRow | undefined): readonly MyTasksViewRow[] {
    const more = this.isBeginning ? undefined : moreRows(left);
    return more ? [{ type: 'moreTasks', ...more, group }] : [];
  }
}

const keyOf = (group: TaskGroupRow | undefined): string => (group ? taskRowKey(group) : '');
