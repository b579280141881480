import type { Disposable, Event } from 'vscode';
import type { Identity } from '../../core/account/account.ts';
import type { PneumaticApi } from '../../core/api.ts';
import type { Answer } from '../../core/base/answer.ts';
import type { Sessions } from './session.ts';

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
  readonly #subscription: Disposable;
  #asked: Asked | undefined;

  /** @param onDidRefresh fires when a person wants everything of the account loaded again. */
  constructor(sessions: Sessions, onDidRefresh: Event<void>) {
    this.#sessions = sessions;
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
    if (value) await this.#sessions.noteOwner(session, value);
    return value;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#forget();
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
