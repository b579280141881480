import { commands, l10n } from 'vscode';
import { demoServer } from '../../core/links/vscodeLink.ts';
import { accountLabel, serverLabel } from '../account/accountText.ts';
import type { Session, Sessions, SignedIn } from '../account/session.ts';
import type { CommandId } from '../manifest/ids.ts';
import { saveServer, serverSetting } from '../manifest/settings.ts';
import { askToConfirm, showError } from '../platform/notify.ts';

/** A way to the account of a link, which a person has to choose. */
interface Way {
  readonly label: string;
  readonly go: () => PromiseLike<unknown>;
}

/**
 * The session in which a link can be opened. Another account comes into use only if the person says
 * so, by the ways that they have anyway: a link brings no key, and none is sent because of it.
 * @param server of the link; undefined where any account will do.
 * @param ask for a test: VS Code shows no dialog where it runs tests.
 * @returns undefined where no such account is in use in the end.
 */
export async function sessionForLink(
  sessions: Sessions,
  server: string | undefined,
  ask: typeof askToConfirm = askToConfirm,
): Promise<SignedIn | undefined> {
  const session = await sessions.current();
  if (fits(session, server)) return session;
  if (session.state === 'unavailable' && isAt(session, server)) {
    await showError(session.message);
    return undefined;
  }
  const ways = await waysTo(sessions, session, server);
  const answer = await ask(
    questionFor(session, server),
    l10n.t('A link changes nothing by itself. Open only links that you trust.'),
    ...ways.map(({ label }) => label),
  );
  const chosen = ways.find(({ label }) => label === answer);
  if (!chosen) return undefined;
  await chosen.go();
  const now = await sessions.current();
  if (fits(now, server)) return now;
  await showError(
    l10n.t('The link was not opened: its account, {0}, is not in use.', nameOf(server)),
  );
  return undefined;
}

const isAt = (
  session: Exclude<Session, { readonly state: 'signedOut' }>,
  server: string | undefined,
): boolean => {
  if (server === undefined) return true;
  const { kind, server: own } = session.account;
  return server === demoServer ? kind === 'demo' : kind === 'server' && own === server;
};

const fits = (session: Session, server: string | undefined): session is SignedIn =>
  session.state === 'signedIn' && isAt(session, server);

/** The account of a link, in words. */
const nameOf = (server: string | undefined): string => {
  if (server === demoServer) return l10n.t('Demo account');
  return server === undefined ? l10n.t('any') : serverLabel(server);
};

function questionFor(session: Session, server: string | undefined): string {
  if (server === undefined) return l10n.t('Sign in to open the link.');
  return session.state === 'signedOut'
    ? l10n.t('The link belongs to {0}, and you are not signed in.', nameOf(server))
    : l10n.t(
        'The link belongs to {0}, but {1} is in use.',
        nameOf(server),
        accountLabel(session.account),
      );
}

const byCommand = (label: string, id: CommandId): Way => ({
  label,
  go: () => commands.executeCommand(id),
});

async function waysTo(
  sessions: Sessions,
  session: Session,
  server: string | undefined,
): Promise<readonly Way[]> {
  const demo = byCommand(l10n.t('Use Demo Account'), 'pneumatic.useDemoAccount');
  if (server === demoServer) return [demo];
  const setKey = byCommand(l10n.t('Set API Key…'), 'pneumatic.setApiKey');
  if (server === undefined) return [setKey, demo];
  if (await sessions.hasKey(server)) {
    return [
      {
        label: l10n.t('Switch to {0}', serverLabel(server)),
        go: async () => {
          await saveServer(server);
          await sessions.leaveDemo();
        },
      },
    ];
  }
  const isChosen = session.state === 'signedOut' && serverSetting() === server;
  return [isChosen ? setKey : byCommand(l10n.t('Select Server…'), 'pneumatic.selectServer')];
}
