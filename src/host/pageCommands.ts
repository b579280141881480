import { env, l10n } from 'vscode';
import type { CommandHandler, CommandTable } from './manifest/command.ts';
import type { Pages } from './pages.ts';
import { showBriefly, showInformation } from './platform/notify.ts';
import type { AccountNames } from './account/accountNames.ts';
import type { Sessions } from './account/session.ts';
import { accountId } from '../core/base/ids.ts';

type PageCommand = 'pneumatic.refreshPage' | 'pneumatic.openPageInBrowser' | 'pneumatic.copyValue';

/** The parts that the commands need. */
interface Parts {
  readonly pages: Pages;
  readonly sessions: Pick<Sessions, 'current'>;
  readonly names: Pick<AccountNames, 'now'>;
}

/** The commands in the title of a page, and those of its context menus that are of no other place. */
export const pageCommands = ({ pages }: Pick<Parts, 'pages'>): Pick<CommandTable, PageCommand> => ({
  'pneumatic.refreshPage': () => pages.press('refresh'),
  'pneumatic.openPageInBrowser': () => pages.press('openInBrowser'),
  'pneumatic.copyValue': async (item) => {
    const text = textOf(item, 'text');
    if (text === undefined) return;
    await env.clipboard.writeText(text);
    showBriefly(l10n.t('The value has been copied.'));
  },
});

const textOf = (item: unknown, key: string): string | undefined => {
  if (typeof item !== 'object' || item === null) return undefined;
  const value = new Map<string, unknown>(Object.entries(item)).get(key);
  return typeof value === 'string' ? value : undefined;
};

/**
 * A command that does nothing for a page of another account than the one in use: there, an id means
 * another thing. Pages name their account in what they hand to context menus.
 */
export const ofAccountInUse =
  ({ sessions, names }: Pick<Parts, 'sessions' | 'names'>, act: CommandHandler): CommandHandler =>
  async (item, selected) => {
    const account = textOf(item, 'webviewSection') && textOf(item, 'account');
    if (account) {
      const session = await sessions.current();
      const inUse = session.state === 'signedIn' ? names.now(session.account.id) : undefined;
      if (inUse !== names.now(accountId(account))) {
        await showInformation(l10n.t('This page belongs to an account that is not in use now.'));
        return;
      }
    }
    await act(item, selected);
  };
