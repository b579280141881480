import { l10n } from 'vscode';
import type { AccountId } from '../../core/base/ids.ts';
import type { Filling } from '../../core/kickoff/fillings.ts';
import type { Preset } from '../../core/kickoff/preset.ts';
import { askWhich, showInformation } from '../platform/notify.ts';
import type { Wanted } from './filledForm.ts';
import type { KickoffPages } from './kickoffPages.ts';

/**
 * Opens the form of a preset's workflow and fills it in. If the form has entries that were not
 * launched, the person says what happens to them.
 */
export async function openFilledForm(
  pages: KickoffPages,
  accountId: AccountId,
  preset: Preset,
  extras: Pick<Wanted, 'leftOut' | 'fromLink'> = {},
): Promise<void> {
  const { id: workflowId, name } = preset.workflow;
  const panel = await pages.open({ accountId, workflowId }, name);
  if (panel.sending) {
    await saysUnderWay(name);
    return;
  }
  const how = (await panel.hasDraft()) ? await askHow(name, restorable()) : 'replace';
  if (how) await panel.fill({ preset, how, ...extras });
}

const restorable = (): string =>
  l10n.t('What you replace can be restored until you type something else.');

export const notLaunchedText = (name: string): string =>
  l10n.t('The form of “{0}” has entries that were not launched.', name);

/** Says that a form waits for the answer to its launch. */
export async function saysUnderWay(name: string): Promise<void> {
  await showInformation(l10n.t('“{0}” is being launched. Try again when that has ended.', name));
}

/**
 * Asks what happens to the entries of a form; undefined leaves the form as it is.
 * @param warning says what becomes of those that are replaced.
 */
export async function askHow(name: string, warning: string): Promise<Filling | undefined> {
  const onlyEmpty = l10n.t('Fill Only What Is Empty');
  const replace = l10n.t('Replace');
  const answer = await askWhich(
    notLaunchedText(name),
    warning,
    l10n.t('Keep Mine'),
    ...[onlyEmpty, replace],
  );
  if (answer === replace) return 'replace';
  return answer === onlyEmpty ? 'onlyEmpty' : undefined;
}
