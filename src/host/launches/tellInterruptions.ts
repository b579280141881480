import { commands, l10n } from 'vscode';
import type { UnknownLaunch } from '../../core/launches/pendingLaunch.ts';
import { type CommandId, viewIds } from '../manifest/ids.ts';
import { showWarning } from '../platform/notify.ts';
import { Interruptions } from './interruptions.ts';
import { mayHaveStarted } from './pendingLaunchText.ts';
import type { Services } from '../services.ts';
import { askAbout } from './askAboutLaunch.ts';

/** Follows the launches that crashes and reloads interrupt, and tells of each once. */
export function tellInterruptions(services: Services): Interruptions {
  const tell = (launches: readonly UnknownLaunch[]): Promise<void> =>
    tellInterrupted(services, launches);
  const interruptions = new Interruptions(services.journal, tell, services.log);
  interruptions.look();
  return interruptions;
}

async function tellInterrupted(
  services: Services,
  launches: readonly UnknownLaunch[],
): Promise<void> {
  const [launch, ...others] = launches;
  if (!launch) return;
  if (others.length > 0) {
    const show = l10n.t('Show Runs');
    const text = l10n.t(
      '{0} launches may have started: VS Code stopped before their answers came. Nothing is sent again by itself.',
      launches.length,
    );
    if ((await showWarning(text, show)) === show) {
      await commands.executeCommand(`${viewIds.runs}.focus`);
    }
    return;
  }
  const check = l10n.t('Check…');
  const answer = await askAbout(
    services,
    launch,
    mayHaveStarted(launch, services.zones.now),
    check,
  );
  const command: CommandId = 'pneumatic.checkLaunch';
  if (answer === check) await commands.executeCommand(command, launch);
}
