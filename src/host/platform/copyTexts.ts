import { env, l10n } from 'vscode';
import { showBriefly, showInformation } from './notify.ts';

/**
 * Copies texts, each on a line of its own, and says so; says that there are none.
 * @returns what the status bar says.
 */
export async function copyTexts(
  texts: readonly string[],
  nothing = l10n.t('This row has nothing to copy.'),
): Promise<string | undefined> {
  if (texts.length === 0) {
    void showInformation(nothing);
    return undefined;
  }
  await env.clipboard.writeText(texts.join('\n'));
  const said = l10n.t('Copied: {0}', texts.join(', '));
  showBriefly(said);
  return said;
}
