import { type Disposable, type Event, EventEmitter } from 'vscode';
import type { Answer } from '../../core/base/answer.ts';
import type { PneumaticApi } from '../../core/api.ts';
import type { ServiceError } from '../../core/base/errors.ts';
import { isLate } from '../../core/runs/run.ts';
import { type MyTask, byNeed } from '../../core/tasks/task.ts';
import type { AccountId, RunTaskId } from '../../core/base/ids.ts';
import { readPages } from '../../core/base/readPages.ts';
import type { Result } from '../../core/base/result.ts';
import type { Entries } from '../../core/base/unreadable.ts';
import { detach } from '../platform/log.ts';
import { type ListParts, PolledList, type Shown } from '../polling/polledList.ts';
import { taskParts } from './keptTasks.ts';

/** The tasks that are assigned to me. */
export class TaskList implements Disposable {
  readonly #list: PolledList<Entries<MyTask>>;
  readonly #changed = new EventEmitter<'reset' | 'polled'>();
  readonly #subscriptions: Disposable;
  readonly #parts: ListParts;
  /**
   * Tasks that count as done, each until the list has been asked for more often than this number: a
   * list from before may still hold them.
   */
  readonly #takenForDone = new Map<RunTaskId, number>();

  readonly onDidChange: Event<'reset' | 'polled'> = this.#changed.event;

  constructor(parts: ListParts) {
    this.#parts = parts;
    this.#list = new PolledList({
      ...parts,
      name: 'Listing tasks',
      read: ({ session, can }, signal) =>
        can.completesTasks ? readTasks(session.api, signal) : undefined,
      aging: ({ items }, now) => items.map((task) => isLate(task, now)),
      keptAs: () => 'my tasks',
      inParts: taskParts(byNeed),
    });
    this.#subscriptions = this.#list.onDidChange((how) => {
      if (how === 'reset') this.#takenForDone.clear();
      else this.#dropConfirmed();
      this.#changed.fire(how);
    });
  }

  async shown(): Promise<Shown<Entries<MyTask>>> {
    await this.#list.shown();
    return this.now;
  }

  /** The same, but of a list that was kept all of it, in place of the first part. */
  async whole(): Promise<Shown<Entries<MyTask>>> {
    await this.#list.whole();
    return this.now;
  }

  get now(): Shown<Entries<MyTask>> {
    const { value, ...rest } = this.#list.now;
    const items = value?.items.filter(({ id }) => !this.#takenForDone.has(id)) ?? [];
    return { value: value && { ...value, items }, ...rest };
  }

  /** Resolves once the service has been asked for a list that is shown as it was kept. */
  asked(): Promise<void> {
    return this.#list.asked();
  }

  /** Waits for the list that the service is asked for, or asks. */
  askAgain(): Promise<void> {
    return this.#list.askAgain();
  }

  /** The account of the tasks. */
  get account(): AccountId | undefined {
    return this.#parts.abilities.cached?.session.account.id;
  }

  refresh(): Promise<void> {
    return this.#list.ask();
  }

  /**
   * Hides a task while it is being completed. If that fails, the task is back in its place; if it
   * is done, the task stays hidden until a list is there that was asked for later. The caller has
   * the list loaded again, once for several tasks.
   */
  async hideWhile<Value>(
    task: RunTaskId,
    complete: () => Promise<Result<Value, ServiceError>>,
  ): Promise<Result<Value, ServiceError>> {
    this.#takenForDone.set(task, Infinity);
    this.#changed.fire('polled');
    try {
      const outcome = await complete();
      const isOfNow = this.#takenForDone.has(task);
      if (outcome.ok && isOfNow) this.#takenForDone.set(task, this.#list.begun);
      return outcome;
    } finally {
      if (this.#takenForDone.get(task) === Infinity) this.#takenForDone.delete(task);
      this.#changed.fire('polled');
    }
  }

  /** Notes that the tasks of the service have changed, or may have. */
  noteChange(): void {
    this.#list.noteChange();
  }

  /** Counts again after a change made here: the badge is in sight even while the view is hidden. */
  recount(): void {
    if (this.now.value) detach(this.#parts.log, 'Counting tasks', this.#list.ask());
  }

  watch(watched: boolean): void {
    this.#list.watch(watched);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#list.dispose();
    this.#changed.dispose();
  }

  /** A list that was asked for after a task was done counts, even if it still holds the task. */
  #dropConfirmed(): void {
    for (const [task, begun] of this.#takenForDone) {
      if (this.#list.brought > begun) this.#takenForDone.delete(task);
    }
  }
}

/** Reads all pages: the count has to be right, and an overdue task may be on any page. */
const readTasks = (api: PneumaticApi, signal: AbortSignal): Answer<Entries<MyTask>> =>
  readPages((cursor) => api.listTasks({ cursor }, signal));
