import { setTimeout as pause } from 'node:timers/promises';
import { Disposable, type Event, type LogOutputChannel, EventEmitter } from 'vscode';
import type { Answer } from '../../core/base/answer.ts';
import type { AccountId } from '../../core/base/ids.ts';
import type { Clock } from '../../core/base/clock.ts';
import { type ServiceError, heldUntil, isForbidden, isPassing } from '../../core/base/errors.ts';
import type { Polled } from '../../core/polling/pace.ts';
import { Poller } from '../../core/polling/poller.ts';
import type { Abilities, AbleAccount } from '../account/abilities.ts';
import type { KeptAnswers } from '../kept/keptAnswers.ts';
import { loadedOnce } from '../platform/loadedOnce.ts';
import { describe, detach } from '../platform/log.ts';
import { untilShown, untilSent } from '../platform/untilSent.ts';
import { type ListPart, type Parts, keepInParts, recallList } from './keptLists.ts';

/** A list as it was last loaded, and why loading it again has failed since. */
export interface Shown<Value> {
  readonly value: Value | undefined;
  readonly error: ServiceError | undefined;
  /**
   * When the list was read, if it was kept and the service has not answered since; undefined while
   * it is up to date. In milliseconds since 1970.
   */
  readonly asOf: number | undefined;
  /** How many items there were beyond those of the list, where of a list that was kept the first are here. */
  readonly left: number;
}

/** Where lists are kept. */
export type KeptLists = Pick<
  KeptAnswers,
  'read' | 'readList' | 'write' | 'writeList' | 'remove' | 'onDidForget'
>;

/** The parts that whatever is polled works with. */
export interface PollParts {
  readonly abilities: Abilities;
  readonly clock: Clock;
  readonly log: LogOutputChannel;
}

/** The parts that every list works with. */
export interface ListParts extends PollParts {
  readonly kept: KeptLists;
  /** Fires when the service has answered anything. */
  readonly onDidAnswer: Event<unknown>;
}

interface Options<Value> extends ListParts {
  /** The name of the list, for the log. */
  readonly name: string;
  /** Reads the list; undefined where the account has no such list. */
  readonly read: (able: AbleAccount, signal: AbortSignal) => Answer<Value> | undefined;
  /** The part of the list that changes as time passes, such as what is overdue. */
  readonly aging: (value: Value, now: number) => unknown;
  /** The name under which the list is kept, which says by what filter it was read. */
  readonly keptAs: () => string;
  /** The part of the list that is kept; all of it by default. */
  readonly toKeep?: (value: Value) => Value;
  /** How a long list is kept in parts, the first of which is shown at once; as a whole by default. */
  readonly inParts?: Parts<Value>;
}

const nothing = { value: undefined, error: undefined, asOf: undefined, left: 0 };
const nothingLeft = (): Promise<void> => Promise.resolve();

/** In milliseconds: how long a list is not read that no view asks for. */
const longestUnwanted = 50;

/**
 * A list of the service that is polled while it is looked at. Before the service is asked, the list
 * is shown as it was last kept. After a failure, the last loaded list stays; it is dropped when the
 * account or the filter changes.
 */
export class PolledList<Value> implements Disposable {
  readonly #options: Options<Value>;
  readonly #poller: Poller;
  readonly #changed = new EventEmitter<'reset' | 'polled'>();
  readonly #subscriptions: Disposable;
  #abort = new AbortController();
  #shown: Shown<Value> = nothing;
  #recalling: Promise<void> | undefined;
  /** Reads what was kept beyond the first part. */
  #readRest = nothingLeft;
  /** Grows whenever all of it has to be loaded again. */
  #edition = 0;
  #digest = '';
  #watched = false;
  #reading = false;
  #begun = 0;
  #brought = 0;
  /** Resolves once a view has first asked for the list as it was kept. */
  readonly #wanted: Promise<void>;
  #noteWanted: () => void = () => undefined;

  /** Fires after each poll, and when all of it has to be loaded again. */
  readonly onDidChange = this.#changed.event;

  constructor(options: Options<Value>) {
    this.#options = options;
    this.#wanted = new Promise((resolve) => (this.#noteWanted = resolve));
    this.#poller = new Poller(options.clock, () => this.#poll());
    this.#subscriptions = Disposable.from(
      options.abilities.onDidChange(() => {
        this.reset();
      }),
      options.kept.onDidForget(() => {
        if (this.#shown.asOf !== undefined) this.reset();
      }),
      options.onDidAnswer(() => {
        const { error } = this.#shown;
        if (error && isPassing(error) && !this.#reading) this.#poller.hurry();
      }),
    );
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

  /** The list, as it was kept if the service has not been asked; waits for it where it is not kept. */
  async shown(): Promise<Shown<Value>> {
    let edition: number;
    do {
      edition = this.#edition;
      if (this.#isEmpty) await this.#recall();
      this.#noteWanted();
      if (this.#isEmpty && edition === this.#edition) await this.#poller.currentPoll();
    } while (edition !== this.#edition);
    return this.#shown;
  }

  /** The same, but of a list that was kept all of it, in place of the first part. */
  async whole(): Promise<Shown<Value>> {
    await this.shown();
    await this.#readRest();
    return this.#shown;
  }

  /** Resolves once the service has been asked for a list that is shown as it was kept. */
  async asked(): Promise<void> {
    const { asOf, error } = this.#shown;
    if (asOf !== undefined && !error) await this.#poller.currentPoll();
  }

  /** Waits for the poll under way, or polls. */
  askAgain(): Promise<void> {
    return this.#poller.currentPoll();
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
    this.#shown = nothing;
    this.#recalling = undefined;
    this.#readRest = nothingLeft;
    this.#edition += 1;
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

  get #isEmpty(): boolean {
    return this.#shown.value === undefined && !this.#shown.error;
  }

  #giveUp(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  /** Shows the list as it was kept, if nothing of it has been loaded. Never rejects. */
  #recall(): Promise<void> {
    this.#recalling ??= this.#readKept().catch((error: unknown) => {
      this.#options.log.error(`${this.#options.name} as it was kept failed: ${describe(error)}`);
    });
    return this.#recalling;
  }

  async #readKept(): Promise<void> {
    const { abilities, kept, keptAs, inParts, log, name } = this.#options;
    const edition = this.#edition;
    const able = await abilities.known();
    const found = able && (await recallList(kept, able.session.account.id, keptAs(), inParts));
    if (!found || edition !== this.#edition || !this.#isEmpty) return;
    const { value, at, left, all } = found;
    this.#shown = { value, error: undefined, asOf: at, left };
    this.#changed.fire('polled');
    if (!all) return;
    this.#readRest = loadedOnce(() => this.#showAll(value, all));
    detach(log, `${name} as it was kept`, this.#readRestLater());
  }

  async #readRestLater(): Promise<void> {
    await untilShown();
    await this.#readRest();
  }

  /** Shows all that was kept in place of its beginning. */
  async #showAll(beginning: Value, all: () => Promise<ListPart<Value>>): Promise<void> {
    const isShown = (): boolean => this.#shown.value === beginning;
    // Once the service has answered, nobody needs the rest of what was kept.
    if (!isShown()) return;
    const part = await all();
    if (!isShown()) return;
    this.#shown = { ...this.#shown, ...part };
    this.#changed.fire('polled');
  }

  async #poll(): Promise<Polled> {
    const { abilities, log, name, read, kept, keptAs } = this.#options;
    const { signal } = this.#abort;
    const turn = (this.#begun += 1);
    this.#reading = true;
    try {
      if (this.#isEmpty) await this.#recallInTurn();
      // What was kept is in sight before anything is asked.
      if (this.#shown.asOf !== undefined) await untilSent();
      const able = await abilities.ask();
      const keptName = keptAs();
      const answer = able && (await read(able, signal));
      if (signal.aborted || !answer) return { changed: false };
      const { id } = able.session.account;
      if (!answer.ok) {
        if (isForbidden(answer.error)) kept.remove(id, keptName);
        return this.#failed(answer.error);
      }
      this.#keep(id, keptName, answer.value);
      return this.#loaded(answer.value, turn);
    } catch (error) {
      log.error(`${name} failed: ${describe(error)}`);
      return { changed: false };
    } finally {
      this.#reading = false;
    }
  }

  /** A list that no view asks for, such as for a badge, is read after those that one does. */
  async #recallInTurn(): Promise<void> {
    await Promise.race([this.#wanted, pause(longestUnwanted)]);
    await this.#recall();
  }

  #keep(account: AccountId, name: string, value: Value): void {
    const { kept, toKeep, inParts, clock } = this.#options;
    if (inParts) keepInParts(kept, account, name, { value, inParts, now: clock.now() });
    else kept.write(account, name, toKeep ? toKeep(value) : value);
  }

  #loaded(value: Value, turn: number): Polled {
    const { aging, clock } = this.#options;
    const digest = JSON.stringify([value, aging(value, clock.now())]);
    const changed = digest !== this.#digest;
    this.#digest = digest;
    this.#brought = turn;
    this.#shown = { ...nothing, value };
    this.#changed.fire('polled');
    return { changed };
  }

  /** What was kept does not stay where the service does not show it to me any more. */
  #failed(error: ServiceError): Polled {
    const isGone = isForbidden(error) && this.#shown.asOf !== undefined;
    this.#shown = isGone ? { ...nothing, error } : { ...this.#shown, error };
    this.#changed.fire('polled');
    return { changed: false, holdUntil: heldUntil(error) };
  }
}
