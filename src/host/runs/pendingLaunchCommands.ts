import { commands, l10n } from 'vscode';
import { type PendingLaunch, pendingName } from '../../core/launches/pendingLaunch.ts';
import { viewIds } from '../manifest/ids.ts';
import type { Services } from '../services.ts';
import { shownName } from '../platform/format.ts';
import { isPendingLaunch } from '../launches/pendingLaunchItem.ts';
import { copyNames } from '../launches/askAboutLaunch.ts';
import { lookForRun } from './findLaunchedRun.ts';
import type { CommandTable } from '../manifest/command.ts';
import { tellRemoved } from '../platform/offerUndo.ts';

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
    'pneumatic.dismissLaunch': (item, selected) => dismiss(services, chosen(item, selected)),
  };
}

/** Shows where the launch is listed, and looks for its run or says how to. */
async function checkLaunch(services: Services, launch: PendingLaunch): Promise<void> {
  await commands.executeCommand(`${viewIds.runs}.focus`);
  await lookForRun(services, launch);
}

/** Asks nothing: it can be undone. */
async function dismiss(
  { journal, log }: Services,
  launches: readonly PendingLaunch[],
): Promise<void> {
  await journal.forget(launches);
  const [launch, ...others] = launches;
  if (!launch) return;
  const text =
    others.length === 0
      ? l10n.t('The launch “{0}” has been dismissed.', shownName(pendingName(launch)))
      : l10n.t('{0} launches have been dismissed.', launches.length);
  tellRemoved(log, text, () => journal.restore(launches));
}
