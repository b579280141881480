import { type Memento, commands, l10n } from 'vscode';
import { isNameless } from '../../core/account/accountId.ts';
import { showError, showInformation } from '../platform/notify.ts';
import type { AccountNames } from './accountNames.ts';
import { accountLabel, identityLabel } from './accountText.ts';
import { serverSetting } from '../manifest/settings.ts';
import { viewIds } from '../manifest/ids.ts';
import { askForKey } from './askForKey.ts';
import { askForServer } from './askForServer.ts';
import type { KeyOwner } from './identity.ts';
import type { CommandTable } from '../manifest/command.ts';
import { type ShownAccountParts, showAccount } from './showAccount.ts';

/** The parts that the commands need. */
interface Parts extends ShownAccountParts {
  readonly names: AccountNames;
  readonly keyOwner: Pick<KeyOwner, 'identity' | 'lastKnown'>;
  /** The `globalState` of the extension, which keeps the addresses of servers used before. */
  readonly globalState: Memento;
}

type AccountCommand =
  | 'pneumatic.setApiKey'
  | 'pneumatic.signOut'
  | 'pneumatic.useDemoAccount'
  | 'pneumatic.selectServer'
  | 'pneumatic.showAccount';

export function accountCommands(parts: Parts): Pick<CommandTable, AccountCommand> {
  const { sessions } = parts;
  return {
    'pneumatic.setApiKey': () => setApiKey(parts),
    'pneumatic.signOut': () => signOut(parts),
    'pneumatic.useDemoAccount': async () => {
      await sessions.useDemo();
      await commands.executeCommand(`${viewIds.workflows}.focus`);
    },
    'pneumatic.selectServer': () => selectServer(parts),
    'pneumatic.showAccount': () => showAccount(parts),
  };
}

async function setApiKey({ sessions, keyOwner }: Parts): Promise<void> {
  const server = serverSetting();
  if (server === undefined) {
    await showError(
      l10n.t(
        'The server’s address in the settings cannot be used. Choose one with “Pneumatic: Select Server…”.',
      ),
    );
    return;
  }
  const checked = await askForKey(server, (key) => sessions.api(server, key));
  if (checked === undefined) return;
  const before = await sessions.current();
  // The owner of the key before is asked for now: what was kept until here belongs to that person.
  if (before.state === 'signedIn' && isNameless(before.account.id)) await keyOwner.identity();
  await sessions.signIn(server, checked.key, checked.identity?.id);
  if (checked.identity) {
    // The notification needs no answer.
    void showInformation(l10n.t('Signed in as {0}.', identityLabel(checked.identity)));
  }
  await commands.executeCommand(`${viewIds.workflows}.focus`);
}

async function signOut({ sessions, names }: Parts): Promise<void> {
  const session = await sessions.current();
  if (session.state === 'signedOut') {
    await showInformation(l10n.t('You are not signed in.'));
    return;
  }
  await sessions.signOut();
  // The notification needs no answer; the command is done when it is shown.
  void showInformation(
    l10n.t(
      'Signed out of {0}. Its key is forgotten; your runs and drafts are kept.',
      names.calledNow(session.account.id) ?? accountLabel(session.account),
    ),
  );
}

async function selectServer(parts: Parts): Promise<void> {
  const { sessions, globalState } = parts;
  const chosen = await askForServer(globalState);
  if (chosen === undefined) return;
  if (!(await sessions.hasKey(chosen))) await setApiKey(parts);
  else await sessions.leaveDemo();
}
