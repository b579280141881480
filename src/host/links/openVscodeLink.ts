import { type LogOutputChannel, type Uri, l10n } from 'vscode';
import { type VscodeLink, readLink } from '../../core/links/vscodeLink.ts';
import type { Abilities } from '../account/abilities.ts';
import type { Sessions, SignedIn } from '../account/session.ts';
import type { PageOpener } from '../page/pageOpener.ts';
import { describe } from '../platform/log.ts';
import { showError, showInformation } from '../platform/notify.ts';
import { linkFaultText } from './linkFaultText.ts';
import { sessionForLink } from './linkSession.ts';
import { type LaunchLinkParts, openLaunchLink } from './openLaunchLink.ts';

/** The parts that open what a link leads to. */
export interface LinkParts extends LaunchLinkParts {
  readonly sessions: Sessions;
  readonly abilities: Pick<Abilities, 'ask'>;
  readonly pages: Pick<PageOpener, 'openRun' | 'openTask'>;
  readonly log: LogOutputChannel;
}

/**
 * Opens what a link of VS Code’s scheme leads to: the form of a workflow, filled in, a run or a task.
 * It never sends anything but what opening that takes.
 */
export async function openVscodeLink(
  parts: LinkParts,
  { path, query }: Pick<Uri, 'path' | 'query'>,
): Promise<void> {
  const link = readLink(path, query);
  if (!link.ok) {
    // The notification needs no answer.
    void showError(linkFaultText(link.error));
    return;
  }
  try {
    const session = await sessionForLink(parts.sessions, link.value.server);
    if (session) await open(parts, session, link.value);
  } catch (error) {
    parts.log.error(`A link could not be opened: ${describe(error)}`);
    await showError(l10n.t('The link could not be opened. The log has the details.'));
  }
}

async function open(parts: LinkParts, session: SignedIn, link: VscodeLink): Promise<void> {
  if (link.opens === 'launch') return openLaunchLink(parts, session, link.launch);
  const { id: account } = session.account;
  const can = (await parts.abilities.ask())?.can;
  // A page says by itself why what it shows cannot be loaded.
  if (link.opens === 'run') {
    if (can?.followsRuns === false) await saysNotShown();
    else parts.pages.openRun(account, { id: link.id, name: l10n.t('Run {0}', link.id) });
    return;
  }
  if (can?.completesTasks === false) await saysNotShown();
  else parts.pages.openTask(account, { id: link.id, name: l10n.t('Task {0}', link.id) });
}

const saysNotShown = (): Thenable<unknown> =>
  showInformation(l10n.t('This server does not show runs and tasks, so the link opens nothing.'));
