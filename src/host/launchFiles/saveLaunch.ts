import {
  type LogOutputChannel,
  type QuickPickItem,
  ThemeIcon,
  type WorkspaceFolder,
  l10n,
  window,
  workspace,
} from 'vscode';
import type { FormInput } from '../../core/form/input.ts';
import type { WrittenLaunch } from '../../core/kickoff/writtenLaunch.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { isInUse } from '../kickoff/launcher.ts';
import type { QuickFormParts } from '../kickoff/quickForm.ts';
import { describe } from '../platform/log.ts';
import {
  askToConfirm,
  showError,
  showInformation,
  showWarning,
  withoutIcons,
} from '../platform/notify.ts';
import { openSaved } from './openSaved.ts';
import type { SavedLaunches } from './savedLaunches.ts';
import { writtenForm } from './writtenForm.ts';

/** The parts that save a launch. */
export interface SaveParts extends QuickFormParts {
  readonly savedLaunches: () => Promise<SavedLaunches>;
  readonly log: LogOutputChannel;
}

/** The longest name of a saved launch. */
const longestName = 100;

/** Asks for a name and a place, and saves what is in a form. */
export async function saveLaunch(
  parts: SaveParts,
  { workflow, input }: { readonly workflow: Workflow; readonly input: FormInput },
): Promise<void> {
  const written = await writtenForm(parts, workflow, () => ({ input, leftOut: 0 }));
  if (!written) return;
  const saved = await parts.savedLaunches();
  const name = await askName(input.name ?? workflow.name);
  if (name === undefined) return;
  const place = await askPlace();
  if (!place) return;
  if (!(await isInUse(parts, written.quick.api))) {
    await showWarning(l10n.t('Another account is in use now, so that nothing was saved.'));
    return;
  }
  await saveAt(parts, saved, { name, launch: written.launch, folder: place.folder });
}

async function askName(suggested: string): Promise<string | undefined> {
  const name = await window.showInputBox({
    title: l10n.t('Save Launch'),
    prompt: l10n.t('The name to find it by, below its workflow.'),
    value: suggested.slice(0, longestName),
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (text.trim() === '') return l10n.t('Enter a name.');
      return text.trim().length > longestName
        ? l10n.t('Use at most {0} characters.', longestName)
        : undefined;
    },
  });
  return name?.trim();
}

interface Place {
  readonly folder: WorkspaceFolder | undefined;
}

/** The place to save at; without a question where there is only one. */
async function askPlace(): Promise<Place | undefined> {
  const folders = (workspace.workspaceFolders ?? []).filter(
    ({ uri }) => workspace.fs.isWritableFileSystem(uri.scheme) !== false,
  );
  if (folders.length === 0) return { folder: undefined };
  const rows: readonly (QuickPickItem & Place)[] = [
    {
      label: l10n.t('Only for Me'),
      description: l10n.t('in VS Code, for this account'),
      iconPath: new ThemeIcon('account'),
      folder: undefined,
    },
    ...folders.map((folder) => ({
      label:
        folders.length === 1
          ? l10n.t('In This Folder')
          : l10n.t('In {0}', withoutIcons(folder.name)),
      description: l10n.t('as a file in .pneumatic, for everybody who has the folder'),
      iconPath: new ThemeIcon('folder'),
      folder,
    })),
  ];
  return window.showQuickPick([...rows], {
    title: l10n.t('Save Launch'),
    placeHolder: l10n.t('Who is it for?'),
    ignoreFocusOut: true,
  });
}

async function saveAt(
  { log }: SaveParts,
  saved: SavedLaunches,
  wanted: {
    readonly name: string;
    readonly launch: WrittenLaunch;
    readonly folder: WorkspaceFolder | undefined;
  },
): Promise<void> {
  const { name, folder } = wanted;
  const before = await saved.named(name, folder);
  if (before) {
    const replace = l10n.t('Replace');
    const question = l10n.t('A launch called “{0}” is saved there already.', name);
    const detail = l10n.t('What it holds now is lost.');
    if ((await askToConfirm(question, detail, replace)) !== replace) return;
  }
  try {
    await saved.save(wanted, before);
  } catch (error) {
    log.error(`A launch could not be saved: ${describe(error)}`);
    await showError(
      l10n.t('“{0}” could not be saved. Make sure that there is space on the disk.', name),
    );
    return;
  }
  const edit = l10n.t('Edit');
  const answer = await showInformation(l10n.t('Saved as “{0}”, below its workflow.', name), edit);
  const now = answer === edit ? await saved.named(name, folder) : undefined;
  if (now) await openSaved(now);
}
