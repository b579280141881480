import { l10n } from 'vscode';
import { resolvePreset } from '../../core/kickoff/resolvePreset.ts';
import type { KickoffPages } from '../kickoff/kickoffPages.ts';
import {
  type PresetParts,
  type FoundPreset,
  presetOf,
  presetOfRemembered,
} from '../kickoff/presetOf.ts';
import { type QuickFormParts, loadQuickForm } from '../kickoff/quickForm.ts';
import { isRunRecord } from '../launches/runRecordItem.ts';
import type { CommandTable } from '../manifest/command.ts';
import type { Reference } from '../platform/reference.ts';
import { showInformation } from '../platform/notify.ts';
import { copyAsCode } from './copyAsCode.ts';

/** The parts that the command needs. */
interface Parts extends PresetParts, QuickFormParts {
  readonly kickoffPages: Pick<KickoffPages, 'active'>;
  /** The run of a row or of a page. */
  readonly runOfItem: (item: unknown) => Reference | undefined;
}

/** Copies what is in the form in front, or what a run was launched with, as source code. */
export const copyAsCodeCommands = (parts: Parts): Pick<CommandTable, 'pneumatic.copyAsCode'> => ({
  'pneumatic.copyAsCode': async (item) => {
    const run = parts.runOfItem(item);
    if (!run) return copyForm(parts);
    const found = isRunRecord(item)
      ? await presetOfRemembered(parts, item)
      : await presetOf(parts, run);
    return found && copyPreset(parts, found);
  },
});

async function copyForm(parts: Parts): Promise<string | undefined> {
  const entered = (await parts.kickoffPages.active)?.entered;
  if (!entered) {
    await showInformation(l10n.t('Open the form of a workflow first.'));
    return undefined;
  }
  const { workflow, input, ofTask } = entered;
  const quick = await loadQuickForm(parts, workflow);
  return quick && copyAsCode({ quick, input, ofTask });
}

async function copyPreset(parts: Parts, { preset }: FoundPreset): Promise<string | undefined> {
  const quick = await loadQuickForm(parts, { ...preset.workflow, active: true });
  if (!quick) return undefined;
  const { form, capabilities, suggestedName } = quick;
  const by = { rules: capabilities.rules, suggestedName, now: Date.now() };
  const { input, remarks } = resolvePreset(preset, form, by);
  if (remarks.length > 0) {
    // The notification needs no answer.
    void showInformation(
      l10n.t('The form has changed since the run was launched: some of its values are left out.'),
    );
  }
  return copyAsCode({ quick, input });
}
