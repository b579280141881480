import { type Disposable, l10n } from 'vscode';
import { showError, showInformation } from '../platform/notify.ts';
import { errorText } from '../service/errorText.ts';
import type { Session, Sessions } from './session.ts';

/** The parts that tell whether an account is still in use. */
export interface AccountUseParts {
  readonly sessions: Sessions;
}

/** What shows something of an account until it is closed. */
export interface ClosablePick {
  hide(): void;
  onDidHide(listener: () => void): Disposable;
}

/**
 * The use of an account while a person chooses among what it has. Once another session is in use,
 * or the service refuses the key, a pick closes and says why: nothing of the account may stay in
 * sight.
 */
export class AccountUse implements Disposable {
  readonly #subscriptions: readonly Disposable[];
  #session: Session | undefined;
  #pick: ClosablePick | undefined;
  #isOver = false;

  /** @param session the one that the pick is about: by default that in use. */
  constructor(
    { sessions }: AccountUseParts,
    session: Session | Promise<Session> = sessions.current(),
  ) {
    void Promise.resolve(session).then((found) => {
      this.#session = found;
    });
    this.#subscriptions = [
      sessions.onDidChange((now) => {
        if (!this.#isOf(now)) this.#end(() => showInformation(changedText(now)));
      }),
      sessions.onDidRefuse(({ account }) => {
        const isMine = this.#session?.state === 'signedIn' && this.#session.account.id === account;
        if (isMine) this.#end(() => showError(errorText({ kind: 'unauthorized' })));
      }),
    ];
  }

  /** Whether nothing of the account may be shown any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Closes this pick when the use is over. */
  readonly closes = (pick: ClosablePick): void => {
    this.#pick = pick;
    pick.onDidHide(() => {
      if (this.#pick === pick) this.#pick = undefined;
    });
  };

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Whether the session is the same; it has another identity once the owner of its key is known. */
  #isOf(now: Session): boolean {
    if (this.#session?.state !== 'signedIn') return true;
    return now.state === 'signedIn' && now.api === this.#session.api;
  }

  #end(tell: () => Thenable<unknown>): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (!this.#pick) return;
    this.#pick.hide();
    // The notification needs no answer.
    void tell();
  }
}

/** Has a pick close when the use of the account in use is over. */
export function closeWithAccount(
  parts: AccountUseParts,
  pick: ClosablePick,
  session?: Session,
): AccountUse {
  const use = new AccountUse(parts, session);
  use.closes(pick);
  pick.onDidHide(() => {
    use.dispose();
  });
  return use;
}

const changedText = ({ state }: Session): string =>
  state === 'signedOut' ? l10n.t('You have signed out.') : l10n.t('Another account is in use now.');
