import { l10n } from 'vscode';
import { formToWrite } from '../kickoff/enteredForm.ts';
import { type SendWrittenParts, launchWritten, openWritten } from '../kickoff/sendWritten.ts';
import type { CommandHandler, CommandTable } from '../manifest/command.ts';
import { describe } from '../platform/log.ts';
import { askToConfirm, showError, showInformation } from '../platform/notify.ts';
import { isWorkflowRow } from '../workflows/workflowRow.ts';
import type { WorkflowsTree } from '../workflows/workflowsTree.ts';
import { openSaved } from './openSaved.ts';
import { type SaveParts, saveLaunch } from './saveLaunch.ts';
import { type SavedLaunch, savedSource } from './savedLaunch.ts';

type SavedCommand =
  | 'pneumatic.launchSaved'
  | 'pneumatic.openSavedAsForm'
  | 'pneumatic.editSaved'
  | 'pneumatic.deleteSaved'
  | 'pneumatic.saveLaunch';

/** The parts that the commands need. */
interface Parts extends SendWrittenParts, SaveParts {
  readonly workflowsTree: Pick<WorkflowsTree, 'selection'>;
}

/** The commands of saved launches, and the one that saves what is in the form in front. */
export function savedLaunchCommands(parts: Parts): Pick<CommandTable, SavedCommand> {
  const on =
    (act: (saved: SavedLaunch) => Promise<unknown>): CommandHandler =>
    async (item) => {
      const saved = await savedOf(parts, item);
      if (saved) await act(saved);
    };
  return {
    'pneumatic.launchSaved': on((saved) => launchWritten(parts, savedSource(saved))),
    'pneumatic.openSavedAsForm': on((saved) => openWritten(parts, savedSource(saved))),
    'pneumatic.editSaved': on(openSaved),
    'pneumatic.deleteSaved': on((saved) => deleteSaved(parts, saved)),
    'pneumatic.saveLaunch': async () => {
      const entered = await formToWrite(parts.kickoffPages);
      if (entered) await saveLaunch(parts, entered);
    },
  };
}

/** The saved launch of a row, as it is now; where there is none, says so. */
async function savedOf(
  { savedLaunches, workflowsTree }: Pick<Parts, 'savedLaunches' | 'workflowsTree'>,
  item: unknown,
): Promise<SavedLaunch | undefined> {
  const row = item ?? workflowsTree.selection[0];
  if (!isWorkflowRow(row) || row.type !== 'savedLaunch') {
    await showInformation(l10n.t('Choose a saved launch in Workflows first.'));
    return undefined;
  }
  const saved = await (await savedLaunches()).find(row.key);
  if (!saved) await showInformation(l10n.t('“{0}” is not there any more.', row.name));
  return saved;
}

async function deleteSaved({ savedLaunches, log }: Parts, saved: SavedLaunch): Promise<void> {
  const { name, folder } = saved;
  const question = l10n.t('Delete the saved launch “{0}”?', name);
  const detail = folder
    ? l10n.t(
        'It is in the folder {0}, for everybody who has that. Runs stay as they are.',
        folder.name,
      )
    : l10n.t('It is saved for you alone. Runs stay as they are.');
  const remove = l10n.t('Delete');
  if ((await askToConfirm(question, detail, remove)) !== remove) return;
  try {
    await (await savedLaunches()).delete(saved);
  } catch (error) {
    log.error(`A saved launch could not be deleted: ${describe(error)}`);
    await showError(l10n.t('“{0}” could not be deleted.', name));
  }
}
