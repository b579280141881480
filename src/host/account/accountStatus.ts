import {
  type LogOutputChannel,
  type MarkdownString,
  type StatusBarItem,
  Disposable,
  l10n,
  StatusBarAlignment,
  window,
} from 'vscode';
import type { Identity } from '../../core/account/account.ts';
import type { Abilities } from './abilities.ts';
import { detach } from '../platform/log.ts';
import type { CommandId } from '../manifest/ids.ts';
import { withoutIcons } from '../platform/notify.ts';
import { shownName } from '../platform/format.ts';
import { Tooltip } from '../platform/tooltip.ts';
import type { KeyOwner } from './identity.ts';
import { accountLabel, dialectText, howDialectIsKnown } from './accountText.ts';
import type { Sessions, SignedIn } from './session.ts';

interface AccountStatusParts {
  readonly sessions: Sessions;
  readonly keyOwner: Pick<KeyOwner, 'identity' | 'lastKnown'>;
  readonly abilities: Abilities;
  readonly log: LogOutputChannel;
}

/**
 * The account in use, in the status bar: who owns the key, on which server, and which API that has.
 * Shown once the server has answered something else, since it is never asked for this alone; until
 * then, as it was last known.
 */
export class AccountStatus implements Disposable {
  readonly #parts: AccountStatusParts;
  readonly #item: StatusBarItem;
  readonly #subscriptions: Disposable;
  #shownFor: SignedIn | undefined;

  constructor(parts: AccountStatusParts) {
    this.#parts = parts;
    this.#item = window.createStatusBarItem('account', StatusBarAlignment.Left);
    this.#item.name = l10n.t('Pneumatic account');
    this.#item.command = 'pneumatic.showAccount' satisfies CommandId;
    this.#subscriptions = Disposable.from(
      parts.abilities.onDidAnswer(() => {
        detach(parts.log, 'Showing the account', this.#update());
      }),
    );
  }

  /** The text for a screen reader. */
  get spoken(): string | undefined {
    return this.#item.accessibilityInformation?.label;
  }

  /** The tooltip that is shown now; undefined while nobody is signed in. */
  get tooltip(): string | undefined {
    const { tooltip } = this.#item;
    return typeof tooltip === 'object' ? tooltip.value : tooltip;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#item.dispose();
  }

  async #update(): Promise<void> {
    const { sessions, keyOwner } = this.#parts;
    const session = await sessions.current();
    if (session.state !== 'signedIn') {
      this.#hide();
      return;
    }
    // What is kept is known before the server has answered.
    const isKept = this.#parts.abilities.cached?.asOf !== undefined;
    const asked = isKept ? undefined : keyOwner.identity();
    // The known owner of the key stays until it is asked for again.
    if (this.#shownFor !== session) {
      const known = await keyOwner.lastKnown();
      if ((await sessions.current()) !== session) return;
      this.#show(session, known);
    }
    const identity = await asked;
    if (identity && (await sessions.current()) === session) this.#show(session, identity);
  }

  #hide(): void {
    this.#shownFor = undefined;
    this.#item.tooltip = undefined;
    this.#item.hide();
  }

  #show(session: SignedIn, identity: Identity | undefined): void {
    this.#shownFor = session;
    const isDemo = session.account.kind === 'demo';
    const called = isDemo ? '' : (identity?.account ?? '');
    const label = called === '' ? accountLabel(session.account) : called;
    this.#item.text = `${isDemo ? '$(beaker)' : '$(account)'} ${withoutIcons(shownName(label))}`;
    this.#item.tooltip = this.#tooltipOf(session, identity);
    // The tooltip is Markdown, whose signs a screen reader would read out.
    const who = [shownName(label), ...(identity ? [shownName(identity.name)] : [])].join(', ');
    this.#item.accessibilityInformation = { label: l10n.t('Pneumatic account: {0}', who) };
    this.#item.show();
  }

  #tooltipOf(session: SignedIn, identity: Identity | undefined): MarkdownString {
    const { account } = session;
    const tooltip = new Tooltip().title(l10n.t('Pneumatic: {0}', accountLabel(account)));
    if (identity) {
      const { name, email } = identity;
      tooltip.line(email === '' || email === name ? name : `${name} (${email})`);
      if (identity.account !== '') tooltip.line(l10n.t('Account: {0}', identity.account));
    }
    const dialect = dialectText(this.#parts.sessions.dialectOf(session));
    return tooltip
      .line(l10n.t('Server: {0}', account.server))
      .line(`${dialect} (${howDialectIsKnown()})`)
      .build();
  }
}
