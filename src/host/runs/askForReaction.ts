import { l10n, window } from 'vscode';
import { longestReaction } from '../../core/runs/talkApi.ts';

/** Asks for the sign to put to a comment: one of some, or one that is typed. */
export async function askForReaction(): Promise<string | undefined> {
  const some: readonly (readonly [string, string])[] = [
    ['👍', l10n.t('Thumbs up')],
    ['❤️', l10n.t('Heart')],
    ['🎉', l10n.t('Party')],
    ['👀', l10n.t('I am looking at it')],
    ['✅', l10n.t('Done')],
  ];
  const other = { label: l10n.t('Another One…'), value: undefined };
  const picked = await window.showQuickPick(
    [...some.map(([value, name]) => ({ label: `${value} ${name}`, value })), other],
    { title: l10n.t('React to a Comment') },
  );
  if (!picked || picked.value !== undefined) return picked?.value;
  const typed = await window.showInputBox({
    title: l10n.t('React to a Comment'),
    prompt: l10n.t('An emoji, or up to {0} characters.', longestReaction),
    validateInput: (text) =>
      text.trim().length > longestReaction
        ? l10n.t('At most {0} characters.', longestReaction)
        : undefined,
  });
  const value = typed?.trim() ?? '';
  return value === '' ? undefined : value;
}
