import { l10n } from 'vscode';
import type { FormInput } from '../../core/form/input.ts';
import { askToConfirm } from '../platform/notify.ts';
import type { KickoffPages } from './kickoffPages.ts';
import type { KickoffTarget } from './kickoffTarget.ts';

/** Opens a form with the values of an earlier run, after asking if it has others. */
export async function openFilledForm(
  pages: KickoffPages,
  target: KickoffTarget,
  name: string,
  input: FormInput,
): Promise<void> {
  const panel = await pages.open(target, name);
  if ((await panel.hasDraft()) && !(await mayReplace(name))) return;
  await panel.fill(input);
}

async function mayReplace(name: string): Promise<boolean> {
  const replace = l10n.t('Replace');
  const answer = await askToConfirm(
    l10n.t('The form of “{0}” has entries that were not launched.', name),
    l10n.t('Launching again replaces them with the values of the earlier run.'),
    replace,
  );
  return answer === replace;
}
