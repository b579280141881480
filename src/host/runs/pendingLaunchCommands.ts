import { type LogOutputChannel, commands, l10n } from 'vscode';
import { type PendingLaunch, pendingName } from '../../core/launches/pendingLaunch.ts';
import { viewIds } from '../manifest/ids.ts';
import type { RunsTree } from './runsTree.ts';
import { shownName } from '../platform/format.ts';
import { isPendingLaunch } from '../launches/pendingLaunchItem.ts';
import { copyNames } from '../launches/askAboutLaunch.ts';
import { type FindParts, findLaunchedRun } from './findLaunchedRun.ts';
import type { CommandTable } from '../manifest/command.ts';
import { offerUndo } from '../platform/offerUndo.ts';

type PendingLaunchCommand =
  'pneumatic.checkLaunch' | 'pneumatic.copyLaunchName' | 'pneumatic.dismissLaunch';

/** The parts that the commands need. */
interface Parts extends FindParts {
  readonly runsTree: RunsTree;
  readonly log: LogOutputChannel;
}

/** The commands for launches whose outcome is unknown. None of them sends a launch. */
export function pendingLaunchCommands(parts: Parts): Pick<CommandTable, PendingLaunchCommand> {
  const chosen = (item: unknown, selected: unknown): readonly PendingLaunch[] => {
    if (Array.isArray(selected)) return selected.filter(isPendingLaunch);
    return isPendingLaunch(item) ? [item] : parts.runsTree.selectedPending;
  };
  return {
    'pneumatic.checkLaunch': async (item, selected) => {
      const [launch] = chosen(item, selected);
      if (launch) await checkLaunch(parts, launch);
    },
    'pneumatic.copyLaunchName': async (item, selected) => {
      const launches = chosen(item, selected);
      if (launches.length > 0) await copyNames(launches);
    },
    'pneumatic.dismissLaunch': (item, selected) => dismiss(parts, chosen(item, selected)),
  };
}

/** Shows where the launch is listed, and looks for its run or says how to. */
async function checkLaunch(parts: Parts, launch: PendingLaunch): Promise<void> {
  await commands.executeCommand(`${viewIds.runs}.focus`);
  await findLaunchedRun(parts, launch);
}

/** Asks no question, since it can be undone. */
async function dismiss({ journal, log }: Parts, launches: readonly PendingLaunch[]): Promise<void> {
  await journal.forget(launches);
  const [launch, ...others] = launches;
  if (!launch) return;
  const text =
    others.length === 0
      ? l10n.t('The launch “{0}” has been dismissed.', shownName(pendingName(launch)))
      : l10n.t('{0} launches have been dismissed.', launches.length);
  offerUndo(log, text, () => journal.restore(launches));
}
