import { commands, env, l10n } from 'vscode';
import { type PendingLaunch, type UnknownLaunch, pendingName } from '../../core/pendingLaunch.ts';
import { viewIds } from '../manifest.ts';
import { showBriefly, showWarning } from '../messages.ts';
import { Interruptions } from '../runs/interruptions.ts';
import { mayHaveStarted } from '../runs/pendingText.ts';
import type { Services } from '../services.ts';
import { dateTime } from '../text.ts';
import { isPendingLaunch } from '../tree/pendingLaunchItem.ts';
import type { CommandTable } from './register.ts';

type PendingLaunchCommand =
  'pneumatic.checkLaunch' | 'pneumatic.copyLaunchName' | 'pneumatic.dismissLaunch';

/** What a person can do about launches whose outcome is unknown. None of it sends a launch. */
export function pendingLaunchCommands(
  services: Services,
): Pick<CommandTable, PendingLaunchCommand> {
  const chosen = (item: unknown, selected: unknown): readonly PendingLaunch[] => {
    if (Array.isArray(selected)) return selected.filter(isPendingLaunch);
    return isPendingLaunch(item) ? [item] : services.runsTree.selectedPending;
  };
  return {
    'pneumatic.checkLaunch': async (item, selected) => {
      const [launch] = chosen(item, selected);
      if (launch) await checkLaunch(services, launch);
    },
    'pneumatic.copyLaunchName': async (item, selected) => {
      const launches = chosen(item, selected);
      if (launches.length > 0) await copyNames(launches);
    },
    'pneumatic.dismissLaunch': (item, selected) => services.journal.forget(chosen(item, selected)),
  };
}

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
    if ((await showWarning(text, show)) === show) await showRuns();
    return;
  }
  const check = l10n.t('Check…');
  const answer = await askAbout(services, launch, mayHaveStarted(launch), check);
  if (answer === check) await checkLaunch(services, launch);
}

/** Shows where the launch is listed, and says how to find out what has become of it. */
async function checkLaunch(services: Services, launch: PendingLaunch): Promise<void> {
  await showRuns();
  const text = l10n.t(
    'Look in Pneumatic ({0}) for the run “{1}” of “{2}”, started at about {3}. Dismiss this launch when you know.',
    launch.account.label,
    pendingName(launch),
    launch.workflow.name,
    dateTime(launch.sentAt),
  );
  await askAbout(services, launch, text);
}

/** Offers to copy the launch's name and to dismiss it, beside what the caller can do itself. */
async function askAbout(
  { journal }: Services,
  launch: PendingLaunch,
  text: string,
  ...offers: readonly string[]
): Promise<string | undefined> {
  const copy = l10n.t('Copy Name');
  const dismiss = l10n.t('Dismiss');
  const answer = await showWarning(text, ...offers, copy, dismiss);
  if (answer === copy) await copyNames([launch]);
  if (answer === dismiss) await journal.forget([launch]);
  return answer;
}

async function showRuns(): Promise<void> {
  await commands.executeCommand(`${viewIds.runs}.focus`);
}

async function copyNames(launches: readonly PendingLaunch[]): Promise<void> {
  const names = launches.map(pendingName);
  await env.clipboard.writeText(names.join('\n'));
  showBriefly(l10n.t('Copied: {0}', names.join(', ')));
}
