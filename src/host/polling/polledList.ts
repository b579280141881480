import { type Disposable, type LogOutputChannel, EventEmitter } from 'vscode';
import type { Answer } from '../../core/base/answer.ts';
import type { Clock } from '../../core/base/clock.ts';
import { type ServiceError, heldUntil } from '../../core/base/errors.ts';
import type { Polled } from '../../core/polling/pace.ts';
import { Poller } from '../../core/polling/poller.ts';
import type { Abilities, AbleAccount } from '../account/abilities.ts';
import { describe } from '../platform/log.ts';

/** A list as it was last loaded, and why loading it again has failed since. */
export interface Shown<Value> {
  readonly value: Value | undefined;
  readonly error: ServiceError | undefined;
}

/** The parts that every list works with. */
export interface ListParts {
  readonly abilities: Abilities;
  readonly clock: Clock;
  readonly log: LogOutputChannel;
}

interface Options<Value> extends ListParts {
  /** The name of the list, for the log. */
  readonly name: string;
  /** Reads the list; undefined where the account has no such list. */
  readonly read: (able: AbleAccount, signal: AbortSignal) => Answer<Value> | undefined;
  /** The part of the list that changes as time passes, such as what is overdue. */
  readonly aging: (value: Value, now: number) => unknown;
}

/**
 * A list of the service that is polled while it is looked at. After a failure, the last loaded list
 * stays; it is dropped when the account or the filter changes.
 */
export class PolledList<Value> implements Disposable {
  readonly #options: Options<Value>;
  readonly #poller: Poller;
  readonly #changed = new EventEmitter<'reset' | 'polled'>();
  readonly #subscriptions: Disposable;
  #abort = new AbortController();
  #shown: Shown<Value> = { value: undefined, error: undefined };
  #digest = '';
  #watched = false;
  #reading = false;
  #begun = 0;
  #brought = 0;

  /** Fires after each poll, and when all of it has to be loaded again. */
  readonly onDidChange = this.#changed.event;

  constructor(options: Options<Value>) {
    this.#options = options;
    this.#poller = new Poller(options.clock, () => this.#poll());
    this.#subscriptions = options.abilities.onDidChange(() => {
      this.reset();
    });
  }

  get now(): Shown<Value> {
    return this.#shown;
  }

  /** How many reads of the list have begun; a read with a higher number is newer. */
  get begun(): number {
    return this.#begun;
  }

  /** The number of the read that brought the shown list. */
  get brought(): number {
    return this.#brought;
  }

  /** The list; waits for it where it has not been loaded. */
  async shown(): Promise<Shown<Value>> {
    if (this.#shown.value === undefined && !this.#shown.error) await this.#poller.currentPoll();
    return this.#shown;
  }

  /** Loads the list again; resolves when that is done. */
  ask(): Promise<void> {
    return this.#poller.ask();
  }

  /** The list has changed at the service. */
  noteChange(): void {
    this.#poller.noteChange();
  }

  /**
   * Starts or stops watching. A read under way is cancelled when nobody looks any more, and done
   * again later.
   */
  watch(watched: boolean): void {
    const hidden = this.#watched && !watched;
    this.#watched = watched;
    this.#poller.watch(watched);
    if (!hidden || !this.#reading) return;
    this.#giveUp();
    this.#poller.noteChange();
  }

  /** Forgets what was loaded. */
  reset(): void {
    this.#giveUp();
    this.#shown = { value: undefined, error: undefined };
    this.#digest = '';
    this.#poller.restart();
    this.#changed.fire('reset');
  }

  dispose(): void {
    this.#abort.abort();
    this.#subscriptions.dispose();
    this.#poller.dispose();
    this.#changed.dispose();
  }

  #giveUp(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  async #poll(): Promise<Polled> {
    const { abilities, log, name, read } = this.#options;
    const { signal } = this.#abort;
    const turn = (this.#begun += 1);
    this.#reading = true;
    try {
      const able = await abilities.ask();
      const answer = able && (await read(able, signal));
      if (signal.aborted || !answer) return { changed: false };
      return answer.ok ? this.#loaded(answer.value, turn) : this.#failed(answer.error);
    } catch (error) {
      log.error(`${name} failed: ${describe(error)}`);
      return { changed: false };
    } finally {
      this.#reading = false;
    }
  }

  #loaded(value: Value, turn: number): Polled {
    const { aging, clock } = this.#options;
    const digest = JSON.stringify([value, aging(value, clock.now())]);
    const changed = digest !== this.#digest;
    this.#digest = digest;
    this.#brought = turn;
    this.#shown = { value, error: undefined };
    this.#changed.fire('polled');
    return { changed };
  }

  #failed(error: ServiceError): Polled {
    this.#shown = { value: this.#shown.value, error };
    this.#changed.fire('polled');
    return { changed: false, holdUntil: heldUntil(error) };
  }
}
