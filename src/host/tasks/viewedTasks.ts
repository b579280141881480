import { Disposable, EventEmitter } from 'vscode';
import type { PneumaticApi } from '../../core/api.ts';
import type { Answer } from '../../core/base/answer.ts';
import { readPages } from '../../core/base/readPages.ts';
import { sortedText } from '../../core/base/sortedText.ts';
import { isLate } from '../../core/runs/run.ts';
import { byNeed } from '../../core/tasks/task.ts';
import { type TaskFilter, needsOwnList } from '../../core/tasks/taskFilter.ts';
import { type ListParts, PolledList, type Shown } from '../polling/polledList.ts';
import { type ViewedPages, taskParts } from './keptTasks.ts';
import type { StoredTaskFilter } from './storedTaskFilter.ts';
import type { TaskList } from './taskList.ts';

/** How many completed tasks are listed, the last ones first. */
const mostCompleted = 100;

/**
 * The tasks that My Tasks shows: my open ones, which are listed for the badge in any case, or a list
 * of its own where the filter asks for completed ones or for those of somebody else.
 */
export class ViewedTasks implements Disposable {
  readonly #mine: TaskList;
  readonly #filter: StoredTaskFilter;
  readonly #others: PolledList<ViewedPages>;
  readonly #changed = new EventEmitter<'reset' | 'polled'>();
  readonly #subscriptions: Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(parts: ListParts, mine: TaskList, filter: StoredTaskFilter) {
    this.#mine = mine;
    this.#filter = filter;
    this.#others = new PolledList({
      ...parts,
      name: 'Listing other tasks',
      read: ({ session, can }, signal) =>
        can.completesTasks && this.#isApart
          ? readTasks(session.api, filter.current, signal)
          : undefined,
      aging: ({ items }, now) => items.map((task) => isLate(task, now)),
      keptAs: () => `tasks ${sortedText(filter.current)}`,
      inParts: taskParts((tasks, now) => (filter.current.completed ? tasks : byNeed(tasks, now))),
    });
    this.#subscriptions = Disposable.from(
      filter.onDidChange(() => {
        this.#others.reset();
        this.#changed.fire('reset');
      }),
      mine.onDidChange((how) => {
        if (!this.#isApart) this.#changed.fire(how);
      }),
      this.#others.onDidChange((how) => {
        if (this.#isApart) this.#changed.fire(how);
      }),
    );
  }

  shown(): Promise<Shown<ViewedPages>> {
    return this.#isApart ? this.#others.shown() : this.#mine.shown();
  }

  /** The same, but of a list that was kept all of it, in place of the first part. */
  whole(): Promise<Shown<ViewedPages>> {
    return this.#isApart ? this.#others.whole() : this.#mine.whole();
  }

  get now(): Shown<ViewedPages> {
    return this.#isApart ? this.#others.now : this.#mine.now;
  }

  /** Resolves once the service has been asked for a list that is shown as it was kept. */
  asked(): Promise<void> {
    return this.#isApart ? this.#others.asked() : this.#mine.asked();
  }

  /** Waits for the list that the service is asked for, or asks. */
  askAgain(): Promise<void> {
    return this.#isApart ? this.#others.askAgain() : this.#mine.askAgain();
  }

  /** Loads again what is shown. */
  async refresh(): Promise<void> {
    if (this.#isApart) await this.#others.ask();
  }

  noteChange(): void {
    this.#others.noteChange();
  }

  watch(watched: boolean): void {
    this.#others.watch(watched && this.#isApart);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#others.dispose();
    this.#changed.dispose();
  }

  get #isApart(): boolean {
    return needsOwnList(this.#filter.current);
  }
}

/** Reads the last completed tasks, or all open ones of somebody else. */
function readTasks(
  api: PneumaticApi,
  { completed, person, workflow }: TaskFilter,
  signal: AbortSignal,
): Answer<ViewedPages> {
  const query = { assignedTo: person?.id, completed, workflow: workflow?.id };
  const limit = completed ? mostCompleted : undefined;
  return readPages(
    (cursor) => api.listTasks({ ...query, cursor, limit }, signal),
    completed ? mostCompleted : Infinity,
  );
}
