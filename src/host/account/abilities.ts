import { setImmediate } from 'node:timers/promises';
import { Disposable, type Event, EventEmitter, type LogOutputChannel } from 'vscode';
import type { Capabilities } from '../../core/api.ts';
import type { KeptAnswers } from '../kept/keptAnswers.ts';
import type { KeyOwner } from './identity.ts';
import type { Sessions, SignedIn } from './session.ts';
import { setContextKey } from '../manifest/contextKeys.ts';
import { detach } from '../platform/log.ts';

/** A session, and what its server can do. */
export interface AbleAccount {
  readonly session: SignedIn;
  readonly can: Capabilities;
  /** When the server said so, if that is from an earlier start; in milliseconds since 1970. */
  readonly asOf?: number;
}

/** The name under which what a server can do is kept. */
const keptName = 'capabilities';

/**
 * Finds out what the account's server can do, once for each session and after each listing. Until
 * the server has said so, what it said last counts.
 */
export class Abilities implements Disposable {
  readonly #sessions: Sessions;
  readonly #kept: Pick<KeptAnswers, 'read' | 'write'>;
  readonly #keyOwner: Pick<KeyOwner, 'lastKnown'>;
  readonly #changed = new EventEmitter<void>();
  readonly #answered = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  readonly #log: LogOutputChannel;
  #announced: Announced = unable;
  #able: AbleAccount | undefined;
  #recalling: { readonly session: SignedIn; readonly done: Promise<void> } | undefined;
  #asking:
    { readonly session: SignedIn; readonly answer: Promise<AbleAccount | undefined> } | undefined;

  /** Fires when another session is in use, or when what the server can do has changed. */
  readonly onDidChange = this.#changed.event;
  /**
   * Fires when the server has been asked what it can do, when that is known from an earlier start,
   * and when the person has signed out.
   */
  readonly onDidAnswer = this.#answered.event;

  /**
   * @param onDidList fires when workflows were listed, which shows whether the server has changed.
   */
  constructor(
    sessions: Sessions,
    kept: Pick<KeptAnswers, 'read' | 'write' | 'onDidForget'>,
    keyOwner: Pick<KeyOwner, 'lastKnown'>,
    onDidList: Event<void>,
    log: LogOutputChannel,
  ) {
    this.#sessions = sessions;
    this.#kept = kept;
    this.#keyOwner = keyOwner;
    this.#log = log;
    this.#subscriptions = Disposable.from(
      sessions.onDidChange(() => {
        detach(log, 'Leaving an account', this.#forget());
      }),
      kept.onDidForget(() => {
        this.#recalling = undefined;
        if (this.#able?.asOf !== undefined) detach(log, 'Leaving an account', this.#forget());
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
   * The last answer of the server, or else the one that was kept, which needs no request. Undefined
   * where there is neither.
   */
  async known(): Promise<AbleAccount | undefined> {
    const session = await this.#sessions.current();
    if (session.state !== 'signedIn') return undefined;
    if (this.#able?.session !== session) await this.#recall(session);
    return this.#able?.session === session ? this.#able : undefined;
  }

  /**
   * Asks the server if needed, and waits for it where no earlier answer was kept; undefined while
   * nobody is signed in, or while the server cannot be asked.
   */
  async ask(): Promise<AbleAccount | undefined> {
    const known = await this.known();
    if (known && known.asOf === undefined) return known;
    const session = await this.#sessions.current();
    if (session.state !== 'signedIn') return undefined;
    if (this.#asking?.session !== session) {
      this.#asking = { session, answer: this.#ask(session) };
    }
    const { answer } = this.#asking;
    if (known?.session !== session) return answer;
    detach(this.#log, 'Asking what the server can do', answer);
    return known;
  }

  /**
   * The last answer of the server, waiting for no request; `onDidChange` follows once the server
   * has answered.
   */
  async ifKnown(): Promise<AbleAccount | undefined> {
    const before = await this.known();
    if (before) return before;
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

  #recall(session: SignedIn): Promise<void> {
    if (this.#recalling?.session !== session) {
      this.#recalling = { session, done: this.#readKept(session) };
    }
    return this.#recalling.done;
  }

  /** What was kept tells no view to change: none has been drawn for this session. */
  async #readKept(session: SignedIn): Promise<void> {
    // What is shown of the account depends on its owner’s time zone, too.
    const [kept] = await Promise.all([
      this.#kept.read<Capabilities>(session.account.id, keptName),
      this.#keyOwner.lastKnown(),
    ]);
    const isOver = (await this.#sessions.current()) !== session || this.#able?.session === session;
    if (!kept || isOver) return;
    this.#able = { session, can: kept.value, asOf: kept.at };
    this.#setKeys(kept.value);
    this.#answered.fire();
  }

  async #ask(session: SignedIn): Promise<AbleAccount | undefined> {
    const can = await session.api.capabilities();
    if (this.#asking?.session === session) this.#asking = undefined;
    if (!can.ok || (await this.#sessions.current()) !== session) return undefined;
    this.#able = { session, can: can.value };
    this.#kept.write(session.account.id, keptName, can.value);
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
  #announce(can: Announced): void {
    if (this.#setKeys(can)) this.#changed.fire();
  }

  /** Returns whether one has changed. */
  #setKeys({ followsRuns, completesTasks }: Announced): boolean {
    const before = this.#announced;
    if (before.followsRuns === followsRuns && before.completesTasks === completesTasks)
      return false;
    this.#announced = { followsRuns, completesTasks };
    const setContextKeys = async (): Promise<void> => {
      await Promise.all([
        setContextKey('pneumatic.followsRuns', followsRuns),
        setContextKey('pneumatic.completesTasks', completesTasks),
      ]);
    };
    detach(this.#log, 'Setting the context keys', setContextKeys());
    return true;
  }
}

type Announced = Pick<Capabilities, 'followsRuns' | 'completesTasks'>;
const unable: Announced = { followsRuns: false, completesTasks: false };
