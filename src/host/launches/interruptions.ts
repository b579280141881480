import type { Disposable, LogOutputChannel } from 'vscode';
import type { UnknownLaunch } from '../../core/launches/pendingLaunch.ts';
import { detach } from '../platform/log.ts';
import { windowAnswers } from '../platform/windowAnswers.ts';
import type { LaunchJournal } from './launchJournal.ts';

/**
 * How often to check whether another window that is sending a launch still runs, in milliseconds.
 */
const lookAgainMs = 2_000;

/**
 * Looks for launches that a crash or a reload has interrupted: once when the extension starts, and
 * for as long as another window is sending one. Each is passed to `notify`, in one window only.
 */
export class Interruptions implements Disposable {
  readonly #journal: LaunchJournal;
  readonly #notify: (launches: readonly UnknownLaunch[]) => PromiseLike<unknown>;
  readonly #log: LogOutputChannel;
  readonly #subscriptions: Disposable;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #again = false;
  #disposed = false;

  constructor(
    journal: LaunchJournal,
    notify: (launches: readonly UnknownLaunch[]) => PromiseLike<unknown>,
    log: LogOutputChannel,
  ) {
    this.#journal = journal;
    this.#notify = notify;
    this.#log = log;
    this.#subscriptions = journal.onDidChange(() => {
      this.look();
    });
  }

  look(): void {
    if (this.#looking) {
      // The look under way may have read before this change.
      this.#again = true;
      return;
    }
    this.#looking = this.#look().finally(() => {
      this.#looking = undefined;
      if (this.#again && !this.#disposed) this.look();
    });
    detach(this.#log, 'Looking for interrupted launches', this.#looking);
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  async #look(): Promise<void> {
    // What is found here is not found by another window any more.
    await windowAnswers();
    this.#again = false;
    const { found, othersAreSending } = await this.#journal.findInterrupted();
    // The question stays until somebody answers it; the next look does not wait for the answer.
    if (found.length > 0) detach(this.#log, 'Notifying of a launch', this.#notify(found));
    clearTimeout(this.#timer);
    if (!othersAreSending || this.#disposed) return;
    this.#timer = setTimeout(() => {
      this.look();
    }, lookAgainMs);
  }
}
