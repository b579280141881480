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

/** Has a pick, which is about to be shown, close when its account goes out of use. */
export type ClosesPick = (pick: ClosablePick) => void;

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
  /** Says why the use is over; undefined once it has. */
  #untold: (() => Thenable<unknown>) | undefined;

  /** @param session the one that the pick is about: by default that in use. */
  constructor({ sessions }: AccountUseParts, session?: Session) {
    this.#session = session;
    sessions.current().then(
      (now) => {
        this.#session ??= now;
        // It may have been replaced while what the pick is about was read.
        this.#endUnless(now);
      },
      // Whoever asks for what the pick is about hears of it.
      () => undefined,
    );
    this.#subscriptions = [
      sessions.onDidChange((now) => {
        this.#endUnless(now);
      }),
      sessions.onDidRefuse(({ stay }) => {
        // The account may have got its name since the client was made.
        const isInUse = stay === sessions.heldNow?.stay;
        if (isInUse) this.#end(() => showError(errorText({ kind: 'unauthorized' })));
      }),
    ];
  }

  /** Whether the person is done, or nothing of the account may be shown any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** The same, for whoever goes no further then: the reason is said, unless it has been. */
  endsHere(): boolean {
    if (this.#isOver) this.#tell();
    return this.#isOver;
  }

  /** Closes this pick, which is about to be shown, when the use is over. */
  readonly closes: ClosesPick = (pick) => {
    this.#pick = pick;
    if (this.#isOver) {
      queueMicrotask(() => {
        pick.hide();
        this.#tell();
      });
    }
    pick.onDidHide(() => {
      if (this.#pick === pick) this.#pick = undefined;
    });
  };

  dispose(): void {
    this.#isOver = true;
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Ends the use unless its session is in use now. */
  #endUnless(now: Session): void {
    const before = this.#session;
    if (!isSame(before, now)) this.#end(() => tellOfChange(before, now));
  }

  #end(tell: () => Thenable<unknown>): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#untold = tell;
    if (!this.#pick) return;
    this.#pick.hide();
    this.#tell();
  }

  /** Says why the use is over, once. */
  #tell(): void {
    const tell = this.#untold;
    this.#untold = undefined;
    // The notification needs no answer.
    void tell?.();
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

/** What has each pick of one session close when that is no longer in use. */
export const closingWith =
  (parts: AccountUseParts, session?: Session): ClosesPick =>
  (pick) => {
    closeWithAccount(parts, pick, session);
  };

/** Whether a session is the same; it has another identity once the owner of its key is known. */
function isSame(before: Session | undefined, now: Session): boolean {
  if (before?.state !== 'signedIn') return true;
  return now.state === 'signedIn' && now.api === before.api;
}

function tellOfChange(before: Session | undefined, now: Session): Thenable<unknown> {
  switch (now.state) {
    case 'signedOut':
      return showInformation(l10n.t('You have signed out.'));
    case 'unavailable':
      return showError(now.message);
    case 'signedIn': {
      const isSameAccount = before?.state === 'signedIn' && before.account.id === now.account.id;
      return showInformation(
        isSameAccount
          ? l10n.t('The key or a setting of this account has changed.')
          : l10n.t('Another account is in use now.'),
      );
    }
  }
}
