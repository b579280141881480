import {
  type Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  type Memento,
} from 'vscode';
import type { Account } from '../../core/account/account.ts';
import {
  type PersonZone,
  type TimeZone,
  agree,
  machineZone,
  timeZone,
} from '../../core/base/timeZone.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { detach } from '../platform/log.ts';
import { zoneText } from './accountText.ts';

const storedKey = 'pneumatic.timeZone';

/** The time zone that all texts, questions and pages use. */
export interface PersonClock {
  readonly now: ClockView;
  /** Fires when the zone has changed. */
  readonly onDidChange: Event<void>;
}

/** The zone as pages use it. Only a page can say which zone its window has. */
export interface PageClock extends PersonClock {
  setWindow(name: string): void;
}

/**
 * The time zone of the person. It is that of their profile; where the service does not say it, that
 * of the window, which a page reports and which is remembered; and until a page has reported one,
 * that of the machine this runs on, which may be far from the window.
 */
export class Zones implements PageClock, Disposable {
  readonly #memento: Memento;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  #window: TimeZone | undefined;
  /** Asked for once: each row is drawn by a clock, and the system takes its time to say this. */
  #machine: TimeZone | undefined;
  #profile: TimeZone | undefined;
  #inUse: PersonZone | undefined;
  #recall: (name: TimeZone) => void = () => undefined;

  readonly onDidChange = this.#changed.event;

  constructor(memento: Memento, log: LogOutputChannel) {
    this.#memento = memento;
    this.#log = log;
    const stored = memento.get<unknown>(storedKey);
    this.#window = typeof stored === 'string' ? timeZone(stored) : undefined;
  }

  /** The zone of the person’s own machine, as far as it is known. */
  get own(): TimeZone {
    return this.#window ?? (this.#machine ??= machineZone());
  }

  get now(): ClockView {
    const zone = this.#profile ?? this.own;
    const isGuess = this.#profile === undefined && this.#window === undefined;
    const isExpected = !isGuess && agree(zone, this.own, Date.now());
    return { zone, note: isExpected ? undefined : zoneText(zone, isGuess) };
  }

  /**
   * Starts with the zone of another account, which is in use from now on.
   * @param kind the demo account has the person’s own zone, since its people are made up.
   */
  begin(kind: Account['kind']): PersonZone {
    const own = (): TimeZone => this.own;
    let profile: TimeZone | undefined;
    const zone: PersonZone = {
      get now() {
        return profile ?? own();
      },
      set: (name) => {
        profile = kind === 'demo' ? undefined : name;
        if (this.#inUse === zone) this.#setProfile(profile);
      },
    };
    this.#inUse = zone;
    this.#recall = (name) => {
      if (profile === undefined) zone.set(name);
    };
    this.#setProfile(undefined);
    return zone;
  }

  /** The zone of the person’s profile; undefined while it is not known. */
  get profile(): TimeZone | undefined {
    return this.#profile;
  }

  /** Uses the zone that the profile had when it was last read, until it is read again. */
  recall(name: TimeZone): void {
    this.#recall(name);
  }

  setWindow(name: string): void {
    const zone = timeZone(name);
    if (zone === undefined || zone === this.#window) return;
    this.#window = zone;
    detach(this.#log, 'Remembering the time zone', this.#memento.update(storedKey, zone));
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #setProfile(profile: TimeZone | undefined): void {
    // What is in use is not even looked at: asking the system for its zone takes 10 ms.
    if (profile === this.#profile) return;
    const before = JSON.stringify(this.now);
    this.#profile = profile;
    if (JSON.stringify(this.now) !== before) this.#changed.fire();
  }
}
