import { type Disposable } from 'vscode';
import { type ServiceError, isGone, isKeyRefused } from '../../core/base/errors.ts';
import type { AccountId } from '../../core/base/ids.ts';
import type { Kept } from '../kept/keptAnswers.ts';
import { type PageAccount, accountOf } from './pageAccount.ts';
import type { PageParts } from './pageParts.ts';
import { describe, detach } from '../platform/log.ts';
import type { PageView } from './pageView.ts';

/** What a page says of itself to be kept. */
interface KeptParts<Part> {
  readonly account: AccountId;
  readonly name: string;
  readonly view: () => Pick<PageView<LoadedPart>, 'loaded' | 'current' | 'showLoading'>;
  /** Shows what was kept, unless something is shown by now. */
  readonly show: (kept: Kept<Part>, account: PageAccount) => Promise<void>;
  /** Loads the page again. */
  readonly reload: () => Promise<unknown>;
}

interface LoadedPart {
  readonly state: 'ready';
  readonly asOf?: number | undefined;
}

/**
 * What a page showed last, kept on disk: it is shown before the service has answered, and while it
 * cannot be reached.
 */
export class KeptPage<Part> implements Disposable {
  readonly #parts: Pick<PageParts, 'sessions' | 'names' | 'kept' | 'log'>;
  readonly #page: KeptParts<Part>;
  readonly #subscription: Disposable;
  #recalling: Promise<void> | undefined;

  constructor(
    parts: Pick<PageParts, 'sessions' | 'names' | 'kept' | 'log'>,
    page: KeptParts<Part>,
  ) {
    this.#parts = parts;
    this.#page = page;
    this.#subscription = parts.kept.onDidForget(() => {
      this.startAgain();
      if (!this.isShown) return;
      this.#page.view().showLoading();
      detach(parts.log, 'Loading a page again', this.#page.reload());
    });
  }

  /** Whether the page shows what was kept, so that nothing can be sent from it. */
  get isShown(): boolean {
    return this.#page.view().loaded?.asOf !== undefined;
  }

  /**
   * Whether nothing that was kept may stay in sight: the service has refused the key, does not show
   * me this any more, or does not have it.
   */
  isGone(account: AccountId, error: ServiceError): boolean {
    if (isGone(error)) this.#parts.kept.remove(account, this.#page.name);
    if (!this.isShown) return isGone(error) && error.kind === 'notFound';
    return isGone(error) || isKeyRefused(error);
  }

  /** Whether the page shows nothing that the service has just answered. */
  get waits(): boolean {
    const { loaded, current } = this.#page.view();
    return current.state === 'loading' || loaded?.asOf !== undefined;
  }

  /** Shows what was kept, once, without a request. Never rejects: the page then waits for an answer. */
  recall(): Promise<void> {
    this.#recalling ??= this.#recall().catch((error: unknown) => {
      this.#parts.log.error(`What was kept cannot be shown: ${describe(error)}`);
    });
    return this.#recalling;
  }

  /** Another account is in use, which may be the page’s own. */
  startAgain(): void {
    this.#recalling = undefined;
  }

  keep(account: AccountId, part: Part): void {
    this.#parts.kept.write(account, this.#page.name, part);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #recall(): Promise<void> {
    const account = await accountOf(this.#parts, this.#page.account);
    if (!account.ok || this.#page.view().loaded) return;
    const kept = await this.#parts.kept.read<Part>(account.value.account.id, this.#page.name);
    if (kept && !this.#page.view().loaded) await this.#page.show(kept, account.value);
  }
}
