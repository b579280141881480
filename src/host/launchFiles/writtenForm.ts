import type { FormInput } from '../../core/form/input.ts';
import { type Preset } from '../../core/kickoff/preset.ts';
import { resolvePreset } from '../../core/kickoff/resolvePreset.ts';
import { uniqueNames } from '../../core/kickoff/uniqueNames.ts';
import { writeLaunch } from '../../core/kickoff/writeLaunch.ts';
import type { WrittenLaunch } from '../../core/kickoff/writtenLaunch.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { type QuickForm, type QuickFormParts, loadQuickForm } from '../kickoff/quickForm.ts';

/** A launch by names, and the form that it is of. */
export interface WrittenForm {
  readonly launch: WrittenLaunch;
  readonly quick: QuickForm;
  /** How many values the form has no place for any more. */
  readonly leftOut: number;
}

/** What is in a form, by names; undefined where the form cannot be loaded, which is said. */
export async function writtenForm(
  parts: QuickFormParts,
  workflow: Pick<Workflow, 'id' | 'name' | 'active'>,
  inputOf: (quick: QuickForm) => { readonly input: FormInput; readonly leftOut: number },
): Promise<WrittenForm | undefined> {
  const quick = await loadQuickForm(parts, workflow);
  if (!quick) return undefined;
  const all = await parts.workflows.list();
  const named = all.ok
    ? uniqueNames(all.value, ({ name }) => name)(quick.workflow)
    : quick.workflow.id;
  const { input, leftOut } = inputOf(quick);
  const launch = writeLaunch(named, quick.form, input, parts.zones.now.zone);
  return { launch, quick, leftOut };
}

/** What a preset puts into a form. */
export function inputOfPreset({ form, capabilities, suggestedName }: QuickForm, preset: Preset) {
  const by = { rules: capabilities.rules, suggestedName, now: Date.now() };
  const { input, remarks } = resolvePreset(preset, form, by);
  return { input, leftOut: remarks.length };
}
