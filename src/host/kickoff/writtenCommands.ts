import { type Memento, l10n } from 'vscode';
import { isPendingLaunch } from '../launches/pendingLaunchItem.ts';
import { isRunRecord } from '../launches/runRecordItem.ts';
import type { CommandTable } from '../manifest/command.ts';
import { showBriefly } from '../platform/notify.ts';
import { typeOf } from '../platform/reference.ts';
import type { PickParts } from '../workflows/pickWorkflow.ts';
import { type ArgumentParts, launchByArguments } from './launchByArguments.ts';
import { launchPicked } from './launchCommands.ts';
import { LaunchPermissions } from './launchPermissions.ts';

type WrittenCommand = 'pneumatic.launchWorkflow' | 'pneumatic.forgetLaunchPermissions';

/** The parts that the commands need. */
interface Parts extends ArgumentParts, PickParts {
  readonly globalState: Memento;
}

/** Launches what a key binding or another extension passes; asks for a workflow without that. */
export function writtenCommands(parts: Parts): Pick<CommandTable, WrittenCommand> {
  return {
    'pneumatic.launchWorkflow': (item) =>
      isOfMenu(item) ? launchPicked(parts) : launchByArguments(parts, item),
    'pneumatic.forgetLaunchPermissions': async () => {
      await new LaunchPermissions(parts.globalState).clear();
      showBriefly(l10n.t('You are asked again before every launch.'));
    },
  };
}

/** Whether the argument is what menus pass: nothing, or a row of a view. */
const isOfMenu = (item: unknown): boolean =>
  item === undefined ||
  item === null ||
  typeOf(item) !== '' ||
  isRunRecord(item) ||
  isPendingLaunch(item);
