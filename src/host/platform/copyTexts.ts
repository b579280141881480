import { env, l10n } from 'vscode';
import { showBriefly, showInformation } from './notify.ts';

/** Copies texts, each on a line of its own, and says so; says that there are none. */
export async function copyTexts(texts: readonly string[]): Promise<void> {
  if (texts.length === 0) {
    void showInformation(l10n.t('This row has nothing to copy.'));
    return;
  }
  await env.clipboard.writeText(texts.join('\n'));
  showBriefly(l10n.t('Copied: {0}', texts.join(', ')));
}
