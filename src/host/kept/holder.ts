import type { Event } from 'vscode';
import type { AccountId } from '../../core/base/ids.ts';

/** Whose answers are kept: those of an account, as long as one key for it stays in store. */
export interface Holder {
  readonly account: AccountId;
  /** The name of the key’s stay, which nobody knows who cannot read the key. */
  readonly stay: string;
}

/** Says whose answers may be kept and shown. */
export interface Holding {
  /**
   * The holder now, known before the service can be asked; undefined where there is none, or where
   * it cannot be found out now.
   */
  holder(): Promise<Holder | undefined>;
  /** The session that is in use. */
  current(): Promise<{ readonly state: string }>;
  /** The holder of the session that was in use last. */
  readonly heldNow: Holder | undefined;
  /** Fires when another session is in use. */
  readonly onDidChange: Event<unknown>;
  /** Fires when the service has refused the key of a session. */
  readonly onDidRefuse: Event<Holder>;
}
