import type { Clock } from '../base/clock.ts';
import { type Polled, Pace } from './pace.ts';

/**
 * Polls while somebody looks, at a pace that follows the changes. Only one poll is under way at a
 * time.
 */
export class Poller {
  readonly #clock: Clock;
  readonly #poll: () => Promise<Polled>;
  #pace = new Pace();
  #watched = false;
  #ended = false;
  /** Whether there was a change after the poll under way began, which it may not have read. */
  #changed = false;
  #underWay: Promise<void> | undefined;
  /** Whether the poll under way has begun in the code that runs now: it reads all that was done. */
  #isNew = false;
  #next: Promise<void> | undefined;
  /** The poll that was under way before a restart. */
  #outdated: Promise<void> | undefined;
  #unplan: () => void = () => undefined;

  /** @param poll must not reject. */
  constructor(clock: Clock, poll: () => Promise<Polled>) {
    this.#clock = clock;
    this.#poll = poll;
  }

  /** Starts or stops watching; without watching, a poll has to be asked for. */
  watch(watched: boolean): void {
    if (watched === this.#watched) return;
    this.#watched = watched;
    if (watched) this.#pace.hurry();
    this.#plan();
  }

  /** Notes a change: polls at once if somebody looks, else as soon as somebody does. */
  noteChange(): void {
    this.#changed = true;
    this.#pace.makeDue();
    this.#plan();
  }

  /** Notes that something else has just asked for the same: the next poll is a short pause later. */
  noteAsked(): void {
    this.#pace.polled(this.#clock.now(), { changed: true });
    this.#plan();
  }

  /** Makes the next pause short, since a change is likely. */
  hurry(): void {
    this.#pace.hurry();
    this.#plan();
  }

  /** Lets no poll begin before a time, in milliseconds since 1970. */
  hold(until: number): void {
    this.#pace.hold(until);
    this.#plan();
  }

  /** Starts again, for example for another account. */
  restart(): void {
    this.#pace = new Pace();
    this.#outdated = this.#underWay;
    this.#isNew = false;
    this.#plan();
  }

  /**
   * Polls at once, or when the poll under way has ended, so that the result is from after the call.
   * Those who ask at once after each other get one poll. Does nothing while the service wants no
   * request.
   */
  ask(): Promise<void> {
    this.#pace.hurry();
    if (!this.#underWay) return this.#start();
    if (this.#isNew) return this.#underWay;
    this.#next ??= this.#underWay.then(() => {
      this.#next = undefined;
      return this.#start();
    });
    return this.#next;
  }

  /** The poll under way, or else a new one. */
  currentPoll(): Promise<void> {
    if (this.#underWay && this.#underWay !== this.#outdated) return this.#underWay;
    return this.ask();
  }

  dispose(): void {
    this.#ended = true;
    this.#unplan();
  }

  #start(): Promise<void> {
    this.#unplan();
    if (this.#underWay) return this.#underWay;
    if (this.#ended || this.#pace.held(this.#clock.now()) > 0) {
      this.#plan();
      return Promise.resolve();
    }
    const pace = this.#pace;
    this.#changed = false;
    this.#isNew = true;
    void Promise.resolve().then(() => {
      this.#isNew = false;
    });
    this.#underWay = this.#poll().then((polled) => {
      this.#underWay = undefined;
      pace.polled(this.#clock.now(), polled);
      if (this.#changed) pace.makeDue();
      this.#plan();
    });
    return this.#underWay;
  }

  #plan(): void {
    this.#unplan();
    if (!this.#watched || this.#underWay || this.#ended) return;
    this.#unplan = this.#clock.after(this.#pace.wait(this.#clock.now()), () => {
      void this.#start();
    });
  }
}
