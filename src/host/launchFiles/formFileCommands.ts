import { l10n } from 'vscode';
import type { FormInput } from '../../core/form/input.ts';
import { writtenJson } from '../../core/kickoff/writeLaunch.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { formToWrite } from '../kickoff/enteredForm.ts';
import { type PresetParts, presetOf, presetOfRemembered } from '../kickoff/presetOf.ts';
import type { KickoffPages } from '../kickoff/kickoffPages.ts';
import type { QuickForm, QuickFormParts } from '../kickoff/quickForm.ts';
import { isRunRecord } from '../launches/runRecordItem.ts';
import type { CommandTable } from '../manifest/command.ts';
import { showInformation } from '../platform/notify.ts';
import type { Reference } from '../platform/reference.ts';
import { newLaunchDocument } from './newLaunchDocument.ts';
import { inputOfPreset, writtenForm } from './writtenForm.ts';

type FileCommand = 'pneumatic.createLaunchFileFromForm' | 'pneumatic.launchAgainAsFile';

/** The parts that the commands need. */
interface Parts extends QuickFormParts, PresetParts {
  readonly kickoffPages: Pick<KickoffPages, 'active'>;
  /** The run of a row or of a page. */
  readonly runOfItem: (item: unknown) => Reference | undefined;
}

/** The commands that write a launch file: of the form in front, or of a run. */
export const formFileCommands = (parts: Parts): Pick<CommandTable, FileCommand> => ({
  'pneumatic.createLaunchFileFromForm': async () => {
    const entered = await formToWrite(parts.kickoffPages);
    if (!entered) return;
    const { workflow, input } = entered;
    await writeFile(parts, workflow, () => ({ input, leftOut: 0 }));
  },
  'pneumatic.launchAgainAsFile': async (item) => {
    const run = parts.runOfItem(item);
    if (!run) {
      await showInformation(l10n.t('Choose a run of the list first.'));
      return;
    }
    const found = isRunRecord(item)
      ? await presetOfRemembered(parts, item)
      : await presetOf(parts, run);
    if (!found) return;
    const { preset } = found;
    const workflow = { ...preset.workflow, active: true };
    await writeFile(parts, workflow, (quick) => inputOfPreset(quick, preset));
  },
});

/** Opens a new launch file with what is in a form. */
async function writeFile(
  parts: Parts,
  workflow: Pick<Workflow, 'id' | 'name' | 'active'>,
  inputOf: (quick: QuickForm) => { readonly input: FormInput; readonly leftOut: number },
): Promise<void> {
  const written = await writtenForm(parts, workflow, inputOf);
  if (!written) return;
  const { launch, leftOut } = written;
  await newLaunchDocument(launch.name ?? workflow.name, textOf(writtenJson(launch)));
  if (leftOut > 0) {
    await showInformation(
      l10n.t('The form has changed since the run was launched: some of its values are left out.'),
    );
  }
}

const textOf = (launch: unknown): string => `${JSON.stringify(launch, null, 2)}\n`;
