import { setImmediate } from 'node:timers/promises';
import { Disposable, type Event, EventEmitter, type LogOutputChannel } from 'vscode';
import type { Capabilities } from '../../core/api.ts';
import type { Sessions, SignedIn } from './session.ts';
import { setContextKey } from '../manifest/contextKeys.ts';
import { detach } from '../platform/log.ts';

/** A session, and what its server can do. */
export interface AbleAccount {
  readonly session: SignedIn;
  readonly can: Capabilities;
}

/** Finds out what the account's server can do, once for each session and after each listing. */
export class Abilities implements Disposable {
  readonly #sessions: Sessions;
  readonly #changed = new EventEmitter<void>();
  readonly #answered = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  readonly #log: LogOutputChannel;
  #announced: Announced = unable;
  #able: AbleAccount | undefined;
  #asking:
    { readonly session: SignedIn; readonly answer: Promise<AbleAccount | undefined> } | undefined;

  /** Fires when another session is in use, or when what the server can do has changed. */
  readonly onDidChange = this.#changed.event;
  /** Fires when the server has been asked what it can do, and when the person has signed out. */
  readonly onDidAnswer = this.#answered.event;

  /**
   * @param onDidList fires when workflows were listed, which shows whether the server has changed.
   */
  constructor(sessions: Sessions, onDidList: Event<void>, log: LogOutputChannel) {
    this.#sessions = sessions;
    this.#log = log;
    this.#subscriptions = Disposable.from(
      sessions.onDidChange(() => {
        detach(log, 'Leaving an account', this.#forget());
      }),
      onDidList(() => {
        detach(log, 'Asking what the server can do', this.#askAgain());
      }),
    );
  }

  /** The last answer of the server, without a request. */
  get cached(): AbleAccount | undefined {
    return this.#able;
  }

  /**
   * Asks the server if needed; undefined while nobody is signed in, or while the server cannot be
   * asked.
   */
  async ask(): Promise<AbleAccount | undefined> {
    const session = await this.#sessions.current();
    if (session.state !== 'signedIn') return undefined;
    if (this.#able?.session === session) return this.#able;
    if (this.#asking?.session !== session) {
      this.#asking = { session, answer: this.#ask(session) };
    }
    return this.#asking.answer;
  }

  /**
   * The last answer of the server, waiting for no request; `onDidChange` follows once the server
   * has answered.
   */
  async ifKnown(): Promise<AbleAccount | undefined> {
    await this.#sessions.current();
    const asking = this.ask();
    const known = await Promise.race([asking, setImmediate(undefined)]);
    if (!known) detach(this.#log, 'Asking what the server can do', this.#fireLate(asking));
    return known;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
    this.#answered.dispose();
  }

  async #ask(session: SignedIn): Promise<AbleAccount | undefined> {
    const can = await session.api.capabilities();
    if (this.#asking?.session === session) this.#asking = undefined;
    if (!can.ok || (await this.#sessions.current()) !== session) return undefined;
    this.#able = { session, can: can.value };
    this.#announce(can.value);
    this.#answered.fire();
    return this.#able;
  }

  async #askAgain(): Promise<void> {
    const session = await this.#sessions.current();
    if (session.state === 'signedIn') await this.#ask(session);
  }

  async #forget(): Promise<void> {
    this.#able = undefined;
    this.#changed.fire();
    this.#answered.fire();
    if ((await this.#sessions.current()).state !== 'signedIn') this.#announce(unable);
  }

  async #fireLate(asking: Promise<AbleAccount | undefined>): Promise<void> {
    if (await asking) this.#changed.fire();
  }

  /** Sets the context keys, and fires where a view has to change. */
  #announce({ followsRuns, completesTasks }: Announced): void {
    const before = this.#announced;
    if (before.followsRuns === followsRuns && before.completesTasks === completesTasks) return;
    this.#announced = { followsRuns, completesTasks };
    const setContextKeys = async (): Promise<void> => {
      await setContextKey('pneumatic.followsRuns', followsRuns);
      await setContextKey('pneumatic.completesTasks', completesTasks);
    };
    detach(this.#log, 'Setting the context keys', setContextKeys());
    this.#changed.fire();
  }
}

type Announced = Pick<Capabilities, 'followsRuns' | 'completesTasks'>;
const unable: Announced = { followsRuns: false, completesTasks: false };
