import { commands, l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import { keysLinkOf, openKeysLabel } from './keysPage.ts';
import { dialectText, howDialectIsKnown, accountLabel } from './accountText.ts';
import { AccountUse } from './accountUse.ts';
import type { Sessions, SignedIn } from './session.ts';
import type { CommandId } from '../manifest/ids.ts';
import type { Row } from '../platform/choice.ts';
import { pickFrom } from '../platform/filteredPick.ts';
import { openWebLink } from '../platform/openWebLink.ts';
import { withoutIcons } from '../platform/notify.ts';
import type { KeyOwner } from './identity.ts';

/** The parts that showing the account needs. */
export interface ShownAccountParts {
  readonly sessions: Sessions;
  readonly keyOwner: Pick<KeyOwner, 'lastKnown'>;
}

/** An item whose value does what it says. */
type AccountItem = Row<() => Thenable<unknown>>;

/**
 * Shows who is signed in on which server, each above what can be done about it. The service is
 * asked for nothing: just where it does not answer, another one may have to be chosen.
 */
export async function showAccount(parts: ShownAccountParts): Promise<void> {
  const session = await parts.sessions.current();
  const use = new AccountUse(parts, session);
  const isSignedIn = session.state === 'signedIn';
  const act = await pickFrom(
    isSignedIn ? await itemsOf(parts, session) : itemsWithoutAccount(session.state),
    {
      title: l10n.t('Account'),
      placeHolder: isSignedIn ? l10n.t('Choose what to do') : l10n.t('Nobody is signed in'),
    },
    use.closes,
  );
  // What was chosen may change the account, and says so itself.
  use.dispose();
  await act?.();
}

const item = (icon: string, label: string, act: () => Thenable<unknown>): AccountItem => ({
  label,
  iconPath: new ThemeIcon(icon),
  value: act,
});

const command = (icon: string, label: string, id: CommandId): AccountItem =>
  item(icon, label, () => commands.executeCommand(id));

/** A fact, which cannot be chosen. */
const fact = (text: string): AccountItem => ({
  label: withoutIcons(text),
  kind: QuickPickItemKind.Separator,
});

const setKey = (): AccountItem => command('key', l10n.t('Set API Key…'), 'pneumatic.setApiKey');
const signOut = (): AccountItem => command('sign-out', l10n.t('Sign Out'), 'pneumatic.signOut');
const selectServer = (): AccountItem =>
  command('server', l10n.t('Select Server…'), 'pneumatic.selectServer');
const useDemo = (): AccountItem =>
  command('beaker', l10n.t('Use Demo Account'), 'pneumatic.useDemoAccount');
const openSettings = (): AccountItem =>
  item('settings-gear', l10n.t('Open Settings'), () =>
    commands.executeCommand('workbench.action.openSettings', '@ext:pneumatic.pneumatic'),
  );

const itemsWithoutAccount = (state: 'signedOut' | 'unavailable'): AccountItem[] => [
  setKey(),
  selectServer(),
  useDemo(),
  openSettings(),
  ...(state === 'signedOut' ? [] : [signOut()]),
];

/** The page of the web app with the API keys, where its address is known. */
function openKeys({ account }: SignedIn): AccountItem[] {
  const link = account.kind === 'demo' ? undefined : keysLinkOf(account.server);
  return link === undefined
    ? []
    : [item('link-external', openKeysLabel(), () => openWebLink(link))];
}

async function itemsOf(
  { sessions, keyOwner }: ShownAccountParts,
  session: SignedIn,
): Promise<AccountItem[]> {
  const identity = await keyOwner.lastKnown();
  const { account } = session;
  const isDemo = account.kind === 'demo';
  const who = identity && [identity.name, identity.email, identity.account];
  const parts = [...new Set(who)].filter((text) => text !== '');
  return [
    fact([...(isDemo ? [accountLabel(account)] : []), ...parts].join(' · ')),
    setKey(),
    ...openKeys(session),
    signOut(),
    fact(`${account.server} · ${dialectText(sessions.dialectOf(session))}, ${howDialectIsKnown()}`),
    selectServer(),
    ...(isDemo ? [] : [useDemo()]),
    openSettings(),
  ];
}
