import { Disposable, type Event, type LogOutputChannel } from 'vscode';
import type { Clock } from '../../core/base/clock.ts';
import { Poller } from '../../core/polling/poller.ts';
import { describe } from '../platform/log.ts';

interface Asking {
  readonly clock: Clock;
  /** Whether something could not be read that somebody looks at. */
  readonly isWanted: () => boolean;
  /** Asks once more; the time before which the service wants no request. */
  readonly ask: () => Promise<number | undefined>;
  /** What fires when it may be wanted, or may not be any more. */
  readonly on: readonly Event<unknown>[];
  /** Fires when the service has answered anything. */
  readonly onDidAnswer: Event<unknown>;
  readonly log: LogOutputChannel;
}

/**
 * Asks again for what could not be read, at the pace of polling, while somebody looks at it: soon
 * after the service has answered anything else.
 */
export class AskAgain implements Disposable {
  readonly #isWanted: () => boolean;
  readonly #log: LogOutputChannel;
  readonly #poller: Poller;
  readonly #subscriptions: Disposable;
  #isAsking = false;

  constructor({ clock, isWanted, ask, on, onDidAnswer, log }: Asking) {
    this.#isWanted = isWanted;
    this.#log = log;
    this.#poller = new Poller(clock, async () => {
      // It may have been read meanwhile, because a person has asked for it.
      const holdUntil = isWanted() ? await this.#asked(ask) : undefined;
      this.#look();
      return { changed: false, holdUntil };
    });
    this.#subscriptions = Disposable.from(
      this.#poller,
      ...on.map((event) =>
        event(() => {
          this.#look();
        }),
      ),
      onDidAnswer(() => {
        if (this.#isWanted() && !this.#isAsking) this.#poller.hurry();
      }),
    );
  }

  /** Notes that it could not be read just now. */
  noteFailure(): void {
    if (!this.#isAsking) this.#poller.noteAsked();
    this.#look();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #asked(ask: Asking['ask']): Promise<number | undefined> {
    this.#isAsking = true;
    try {
      return await ask();
    } catch (error) {
      this.#log.error(`Asking again failed: ${describe(error)}`);
      return undefined;
    } finally {
      this.#isAsking = false;
    }
  }

  #look(): void {
    this.#poller.watch(this.#isWanted());
  }
}
