import { l10n } from 'vscode';
import { shownName } from '../platform/format.ts';
import { askWhich } from '../platform/notify.ts';

/** What happens while the earlier run of a VS Code task has not ended. */
export type AboutEarlier = 'wait' | 'launch';

/** Asks what to do while an earlier run has not ended; undefined does nothing. */
export async function askAboutEarlier(name: string): Promise<AboutEarlier | undefined> {
  const wait = l10n.t('Wait for the Earlier Run');
  const launch = l10n.t('Launch Another');
  const answer = await askWhich(
    l10n.t('The run “{0}”, launched by this VS Code task before, has not ended.', shownName(name)),
    l10n.t('What is launched another time goes on beside it.'),
    l10n.t('Cancel'),
    ...[wait, launch],
  );
  if (answer === wait) return 'wait';
  return answer === launch ? 'launch' : undefined;
}
