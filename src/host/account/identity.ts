import type { Disposable, Event } from 'vscode';
import type { Identity } from '../../core/account/account.ts';
import type { PneumaticApi } from '../../core/api.ts';
import type { Answer } from '../../core/base/answer.ts';
import type { TimeZone } from '../../core/base/timeZone.ts';
import type { KeptAnswers } from '../kept/keptAnswers.ts';
import type { Session, Sessions, SignedIn } from './session.ts';
import type { Zones } from './zones.ts';

/** The owner of the key as it is kept, with the time zone of their profile. */
interface KeptOwner {
  readonly identity: Identity;
  readonly zone?: TimeZone | undefined;
}

/** The name under which the owner of the key is kept. */
const keptName = 'owner';

/** A connection, and the answer about who owns its key. */
interface Asked {
  readonly api: PneumaticApi;
  readonly abort: AbortController;
  readonly answer: Answer<Identity | undefined>;
}

/**
 * Finds out who owns the key in use. The service is asked once for each connection, and again after
 * a failure.
 */
export class KeyOwner implements Disposable {
  readonly #sessions: Sessions;
  readonly #kept: Pick<KeptAnswers, 'read' | 'write'>;
  readonly #zones: Pick<Zones, 'profile' | 'recall'>;
  readonly #subscription: Disposable;
  #asked: Asked | undefined;
  /** What the service has said last in this start. */
  #said: { readonly api: PneumaticApi; readonly identity: Identity } | undefined;

  /** @param onDidRefresh fires when a person wants everything of the account loaded again. */
  constructor(
    sessions: Sessions,
    kept: Pick<KeptAnswers, 'read' | 'write'>,
    zones: Pick<Zones, 'profile' | 'recall'>,
    onDidRefresh: Event<void>,
  ) {
    this.#zones = zones;
    this.#sessions = sessions;
    this.#kept = kept;
    this.#subscription = onDidRefresh(() => {
      this.#forget();
    });
  }

  /** The owner of the key; undefined where the service does not say, or cannot be asked now. */
  async identity(): Promise<Identity | undefined> {
    const session = await this.#sessions.current();
    if (session.state !== 'signedIn') return undefined;
    const asked = this.#ask(session.api);
    const identity = await asked.answer;
    if (!identity.ok) {
      if (this.#asked === asked) this.#asked = undefined;
      return undefined;
    }
    const { value } = identity;
    this.#said = value && { api: session.api, identity: value };
    if (value) await this.#note(session, value);
    return value;
  }

  /**
   * The owner as the service said last, without a request: in this start, or in an earlier one of
   * which that was kept.
   */
  async lastKnown(): Promise<Identity | undefined> {
    const session = await this.#sessions.current();
    if (session.state !== 'signedIn') return undefined;
    if (this.#said?.api === session.api) return this.#said.identity;
    const kept = await this.#kept.read<KeptOwner>(session.account.id, keptName);
    const now: Session = await this.#sessions.current();
    if (!kept || now !== session) return undefined;
    const { identity, zone } = kept.value;
    if (zone !== undefined) this.#zones.recall(zone);
    await this.#sessions.noteOwner(session, identity);
    return identity;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#forget();
  }

  async #note(session: SignedIn, identity: Identity): Promise<void> {
    await this.#sessions.noteOwner(session, identity);
    const now = await this.#sessions.current();
    // The account may have got another id by that.
    if (now.state === 'signedIn' && now.api === session.api) {
      const owner: KeptOwner = { identity, zone: this.#zones.profile };
      this.#kept.write(now.account.id, keptName, owner);
    }
  }

  #ask(api: PneumaticApi): Asked {
    if (this.#asked?.api === api) return this.#asked;
    this.#forget();
    const abort = new AbortController();
    this.#asked = { api, abort, answer: api.whoAmI(abort.signal) };
    return this.#asked;
  }

  #forget(): void {
    this.#asked?.abort.abort();
    this.#asked = undefined;
  }
}
