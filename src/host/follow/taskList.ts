import { type Disposable, type Event, EventEmitter, type LogOutputChannel } from 'vscode';
import type { Answer, PneumaticApi } from '../../core/api.ts';
import { isLate } from '../../core/follow/run.ts';
import type { MyTask } from '../../core/follow/task.ts';
import type { RunTaskId } from '../../core/ids.ts';
import { readPages } from '../../core/readPages.ts';
import { success } from '../../core/result.ts';
import type { Abilities } from './abilities.ts';
import { PolledList, type Shown } from './polledList.ts';

/** The tasks that are assigned to whose key it is. */
export class TaskList implements Disposable {
  readonly #list: PolledList<readonly MyTask[]>;
  readonly #changed = new EventEmitter<'reset' | 'polled'>();
  readonly #following: Disposable;
  /** Tasks that are being completed, and are taken for done until the service says otherwise. */
  readonly #takenForDone = new Set<RunTaskId>();

  readonly onDidChange: Event<'reset' | 'polled'> = this.#changed.event;

  constructor(abilities: Abilities, log: LogOutputChannel) {
    this.#list = new PolledList({
      abilities,
      log,
      name: 'Listing tasks',
      read: ({ session, can }, signal) =>
        can.completesTasks ? readTasks(session.api, signal) : undefined,
      aging: (tasks, now) => tasks.map((task) => isLate(task, now)),
    });
    this.#following = this.#list.onDidChange((how) => {
      if (how === 'reset') this.#takenForDone.clear();
      this.#changed.fire(how);
    });
  }

  async shown(): Promise<Shown<readonly MyTask[]>> {
    await this.#list.shown();
    return this.now;
  }

  get now(): Shown<readonly MyTask[]> {
    const { value, error } = this.#list.now;
    return { value: value?.filter(({ id }) => !this.#takenForDone.has(id)), error };
  }

  refresh(): Promise<void> {
    return this.#list.ask();
  }

  /**
   * Takes a task off the list while it is being completed. Whatever comes of that, the list is
   * loaded anew and shows how things stand.
   */
  async without<Value>(task: RunTaskId, complete: () => Promise<Value>): Promise<Value> {
    this.#takenForDone.add(task);
    this.#changed.fire('polled');
    try {
      const outcome = await complete();
      await this.#list.ask();
      return outcome;
    } finally {
      this.#takenForDone.delete(task);
      this.#changed.fire('polled');
    }
  }

  /** The service has, or may have, other tasks now. */
  expect(): void {
    this.#list.expect();
  }

  watch(watched: boolean): void {
    this.#list.watch(watched);
  }

  dispose(): void {
    this.#following.dispose();
    this.#list.dispose();
    this.#changed.dispose();
  }
}

/** All pages: the count has to be right, and overdue tasks are anywhere. */
async function readTasks(api: PneumaticApi, signal: AbortSignal): Answer<readonly MyTask[]> {
  const all = await readPages((cursor) => api.listMyTasks(cursor, signal));
  return all.ok ? success(all.value.items) : all;
}
