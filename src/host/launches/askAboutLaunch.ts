import { env, l10n } from 'vscode';
import { type PendingLaunch, pendingName } from '../../core/launches/pendingLaunch.ts';
import { showBriefly, showWarning } from '../platform/notify.ts';
import type { LaunchJournal } from './launchJournal.ts';
import { shownName } from '../platform/format.ts';

/** Offers to copy the launch's name and to dismiss it, beside what the caller can do itself. */
export async function askAboutLaunch(
  { journal }: { readonly journal: LaunchJournal },
  launch: PendingLaunch,
  text: string,
  ...offers: readonly string[]
): Promise<string | undefined> {
  const copy = l10n.t('Copy Name');
  const dismiss = l10n.t('Dismiss');
  const answer = await showWarning(text, ...offers, copy, dismiss);
  if (answer === copy) await copyNames([launch]);
  if (answer === dismiss) await journal.forget([launch]);
  return answer;
}

/** Copies the names of launches, whole. */
export async function copyNames(launches: readonly PendingLaunch[]): Promise<void> {
  const names = launches.map(pendingName);
  await env.clipboard.writeText(names.join('\n'));
  showBriefly(l10n.t('Copied: {0}', shownName(names.join(', '))));
}
