import * as v from 'valibot';
import { env, l10n } from 'vscode';
import type { CommandHandler, CommandTable } from './manifest/command.ts';
import type { Pages } from './pages.ts';
import { showBriefly, showInformation } from './platform/notify.ts';
import type { AccountNames } from './account/accountNames.ts';
import type { Sessions } from './account/session.ts';
import { copyTexts } from './platform/copyTexts.ts';
import type { People } from './account/people.ts';
import { pageItemOf } from './pageItem.ts';
import { accountId } from '../core/base/ids.ts';

type PageCommand =
  | 'pneumatic.refreshPage'
  | 'pneumatic.openPageInBrowser'
  | 'pneumatic.copyValue'
  | 'pneumatic.copyEmail';

/** The parts that the commands need. */
interface Parts {
  readonly pages: Pick<Pages, 'press' | 'say'>;
  readonly sessions: Pick<Sessions, 'current'>;
  readonly names: Pick<AccountNames, 'now'>;
}

interface CommandParts extends Pick<Parts, 'pages' | 'sessions'> {
  readonly people: Pick<People, 'of'>;
}

/** The commands in the title of a page, and those of its context menus that are of no other place. */
export const pageCommands = ({
  pages,
  sessions,
  people,
}: CommandParts): Pick<CommandTable, PageCommand> => ({
  'pneumatic.refreshPage': () => pages.press('refresh'),
  'pneumatic.openPageInBrowser': () => pages.press('openInBrowser'),
  'pneumatic.copyValue': async (item) => {
    const value = v.safeParse(copiedText, item);
    if (!value.success) return undefined;
    await env.clipboard.writeText(value.output.text);
    const said = l10n.t('The value has been copied.');
    showBriefly(said);
    return said;
  },
  'pneumatic.copyEmail': async (item) => {
    const email = await emailOf({ sessions, people }, pageItemOf(item)?.person ?? '');
    const unknown = l10n.t('The service does not tell this person’s e-mail address.');
    return copyTexts(email === undefined ? [] : [email], unknown);
  },
});

/** The e-mail address of somebody on a page: a guest’s own, or that of a member of the account. */
async function emailOf(
  { sessions, people }: Omit<CommandParts, 'pages'>,
  person: string,
): Promise<string | undefined> {
  if (person.includes('@')) return person;
  const session = await sessions.current();
  if (session.state !== 'signedIn') return undefined;
  const members = await people.of(session.api);
  return members?.find(({ kind, id }) => kind === 'person' && id === person)?.value;
}

const copiedText = v.object({ text: v.string() });

/**
 * A command that does nothing for a page of another account than the one in use: there, an id means
 * another thing. Pages name their account in what they hand to context menus. What only the status
 * bar says is said on the page, too, for those who listen.
 */
export const ofAccountInUse =
  ({ sessions, names, pages }: Parts, act: CommandHandler): CommandHandler =>
  async (item, selected) => {
    const part = pageItemOf(item);
    if (part && part.account !== '') {
      const session = await sessions.current();
      const inUse = session.state === 'signedIn' ? names.now(session.account.id) : undefined;
      if (inUse !== names.now(accountId(part.account))) {
        // The notification needs no answer.
        void showInformation(l10n.t('This page belongs to an account that is not in use now.'));
        return;
      }
    }
    const said = await act(item, selected);
    if (part && typeof said === 'string') pages.say(said);
  };
