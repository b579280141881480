import { type LogOutputChannel, commands, l10n } from 'vscode';
import type { UnknownLaunch } from '../../core/launches/pendingLaunch.ts';
import { type CommandId, viewIds } from '../manifest/ids.ts';
import { showWarning } from '../platform/notify.ts';
import { Interruptions } from './interruptions.ts';
import { mayHaveStarted } from './pendingLaunchText.ts';
import type { PersonClock } from '../account/zones.ts';
import type { LaunchJournal } from './launchJournal.ts';
import { askAboutLaunch } from './askAboutLaunch.ts';

/** The parts that showing interruptions needs. */
interface Parts {
  readonly journal: LaunchJournal;
  readonly zones: PersonClock;
  readonly log: LogOutputChannel;
}

/** Watches for launches that crashes and reloads have interrupted, and shows each once. */
export function showInterruptions(parts: Parts): Interruptions {
  const notify = (launches: readonly UnknownLaunch[]): Promise<void> =>
    showInterrupted(parts, launches);
  const interruptions = new Interruptions(parts.journal, notify, parts.log);
  interruptions.look();
  return interruptions;
}

async function showInterrupted(parts: Parts, launches: readonly UnknownLaunch[]): Promise<void> {
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
  const answer = await askAboutLaunch(
    parts,
    launch,
    mayHaveStarted(launch, parts.zones.now),
    check,
  );
  const command: CommandId = 'pneumatic.checkLaunch';
  if (answer === check) await commands.executeCommand(command, launch);
}
