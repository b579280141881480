import { commands, l10n } from 'vscode';
import type { Account } from '../../core/account/account.ts';
import { serverOf } from '../../core/account/accountId.ts';
import type { PneumaticApi } from '../../core/api.ts';
import { type ServiceError, isGone } from '../../core/base/errors.ts';
import type { AccountId } from '../../core/base/ids.ts';
import { type Result, failure, success } from '../../core/base/result.ts';
import type { AccountView } from '../../protocol/pageFrame.ts';
import type { Notice, NoticeAction } from '../../protocol/notice.ts';
import type { AccountNames } from '../account/accountNames.ts';
import type { Session } from '../account/session.ts';
import { type CommandId, viewIds } from '../manifest/ids.ts';
import { serverSetting } from '../manifest/settings.ts';
import { accountLabel, serverLabel } from '../account/accountText.ts';
import { errorNotice } from '../service/errorText.ts';
import type { PageParts } from './pageParts.ts';

/** The account of a page, while it is the one in use. */
export interface PageAccount {
  readonly account: Account;
  readonly api: PneumaticApi;
  readonly view: AccountView;
}

/** The page's own account, or why it cannot be used now. */
export async function accountOf(
  { sessions, names }: Pick<PageParts, 'sessions' | 'names'>,
  wanted: AccountId,
): Promise<Result<PageAccount, Notice>> {
  const session = await sessions.current();
  if (session.state !== 'signedIn' || names.now(session.account.id) !== names.now(wanted)) {
    return failure(otherAccount(session, wanted, names));
  }
  const { account, api } = session;
  const server = accountLabel(account);
  const label = names.calledNow(account.id) ?? server;
  const view = { label, server, demo: account.kind === 'demo' };
  return success({ account, api, view });
}

/**
 * The account of a page after its session has changed, where only the owner of the key has become
 * known: the connection is the same, and no other person's. Undefined for any other session.
 */
export const withOwner = (
  account: PageAccount | undefined,
  session: Session,
  names: Pick<AccountNames, 'now'>,
): PageAccount | undefined =>
  account &&
  session.state === 'signedIn' &&
  session.api === account.api &&
  names.now(account.account.id) === names.now(session.account.id)
    ? { ...account, account: session.account }
    : undefined;

/** The notice that the account in use is not the page's own. */
export function otherAccount(
  session: Session,
  wanted: AccountId,
  names: Pick<AccountNames, 'now' | 'calledNow'>,
): Notice {
  if (session.state === 'unavailable') {
    const { message } = session;
    return session.passing
      ? { message, nextStep: '', action: 'retry' }
      : { message, nextStep: l10n.t('See the log for what happened.'), action: 'showLog' };
  }
  const id = names.now(wanted);
  const server = serverOf(id);
  if (server === undefined) {
    const message = l10n.t('This page belongs to the demo account, which is not in use now.');
    return expected(message, l10n.t('Change to it again to go on.'), 'useDemo');
  }
  const label = names.calledNow(id) ?? serverLabel(server);
  const inUse = session.state === 'signedIn' ? session.account.server : serverSetting();
  if (inUse !== server) {
    const message = l10n.t('This page belongs to an account that is not in use now: {0}.', label);
    return expected(message, l10n.t('Change to its server again to go on.'), 'selectServer');
  }
  return session.state === 'signedOut'
    ? expected(l10n.t('Signed out of {0}.', label), l10n.t('Sign in to go on.'), 'setApiKey')
    : expected(
        l10n.t('This page belongs to another person’s account at {0}.', label),
        l10n.t('Sign in with that person’s API key to go on.'),
        'setApiKey',
      );
}

/** A notice about something that the person wanted, such as signing out. */
const expected = (message: string, nextStep: string, action: NoticeAction): Notice => ({
  message,
  nextStep: `${nextStep} ${l10n.t('What was typed has been kept.')}`,
  action,
  isExpected: true,
});

/**
 * Carries out the action of a notice on a page. `retry` and `refresh` are left to the page itself.
 */
export async function actOn(
  action: Exclude<NoticeAction, 'retry' | 'refresh'>,
  { log }: Pick<PageParts, 'log'>,
): Promise<void> {
  switch (action) {
    case 'setApiKey':
      await commands.executeCommand('pneumatic.setApiKey' satisfies CommandId);
      return;
    case 'selectServer':
      await commands.executeCommand('pneumatic.selectServer' satisfies CommandId);
      return;
    case 'useDemo':
      await commands.executeCommand('pneumatic.useDemoAccount' satisfies CommandId);
      return;
    case 'showLog':
      log.show();
      return;
    case 'showRuns':
    // The Runs view has a row for each launch without an answer.
    case 'checkLaunch':
      await commands.executeCommand(`${viewIds.runs}.focus`);
  }
}

/** The notice for an error; `gone` names what does not exist any more. */
export const pageNotice = (error: ServiceError, gone: string): Notice =>
  isGone(error) && error.kind === 'notFound'
    ? { message: gone, nextStep: l10n.t('This tab can be closed.'), action: 'retry' }
    : errorNotice(error);
