import { type QuickPickItem, commands, l10n, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import { dialectText, howDialectIsKnown, accountLabel } from './accountText.ts';
import type { Sessions, SignedIn } from './session.ts';
import { type CommandId, settingIds } from '../manifest/ids.ts';
import { withoutIcons } from '../platform/notify.ts';
import type { KeyOwner } from './identity.ts';

/** The parts that showing the account needs. */
export interface ShownAccountParts {
  readonly sessions: Sessions;
  readonly keyOwner: Pick<KeyOwner, 'identity'>;
}

interface AccountItem extends QuickPickItem {
  readonly act?: () => Thenable<unknown>;
}

/** Shows who is signed in on which server, with what can be changed about it. */
export async function showAccount(parts: ShownAccountParts): Promise<void> {
  const session = await parts.sessions.current();
  const facts = session.state === 'signedIn' ? await factsOf(parts, session) : [];
  const picked = await window.showQuickPick([...facts, ...actionsOf(session.state)], {
    title: l10n.t('Account'),
    placeHolder: session.state === 'signedOut' ? l10n.t('Nobody is signed in') : '',
  });
  await picked?.act?.();
}

const run =
  (id: CommandId): (() => Thenable<unknown>) =>
  () =>
    commands.executeCommand(id);

async function factsOf(
  { sessions, keyOwner }: ShownAccountParts,
  session: SignedIn,
): Promise<AccountItem[]> {
  const identity = await keyOwner.identity();
  const { account } = session;
  const fact = (icon: string, label: string, description: string): AccountItem => ({
    label: withoutIcons(label),
    description: withoutIcons(description),
    iconPath: new ThemeIcon(icon),
  });
  return [
    ...(identity ? [fact('account', identity.name, identity.email)] : []),
    ...(identity?.account ? [fact('organization', identity.account, l10n.t('account'))] : []),
    fact(account.kind === 'demo' ? 'beaker' : 'server', accountLabel(account), account.server),
    {
      ...fact('plug', dialectText(sessions.dialectOf(session)), howDialectIsKnown()),
      act: () => commands.executeCommand('workbench.action.openSettings', settingIds.dialect),
    },
  ];
}

function actionsOf(state: 'signedOut' | 'signedIn' | 'unavailable'): AccountItem[] {
  const action = (icon: string, label: string, id: CommandId): AccountItem => ({
    label,
    iconPath: new ThemeIcon(icon),
    act: run(id),
  });
  return [
    { label: l10n.t('Change'), kind: QuickPickItemKind.Separator },
    action('key', l10n.t('Set API Key…'), 'pneumatic.setApiKey'),
    action('server', l10n.t('Select Server…'), 'pneumatic.selectServer'),
    action('beaker', l10n.t('Use Demo Account'), 'pneumatic.useDemoAccount'),
    ...(state === 'signedOut' ? [] : [action('sign-out', l10n.t('Sign Out'), 'pneumatic.signOut')]),
  ];
}
