import { env, l10n } from 'vscode';
import { type PendingLaunch, pendingName } from '../../core/launches/pendingLaunch.ts';
import { showBriefly, showWarning } from '../platform/notify.ts';
import type { LaunchJournal } from './launchJournal.ts';
import { shownName } from '../platform/format.ts';

/** Asks what to do about a launch: copy its name, dismiss it, or what the caller offers. */
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

/** Copies the full names of launches. */
export async function copyNames(launches: readonly PendingLaunch[]): Promise<void> {
  const names = launches.map(pendingName);
  await env.clipboard.writeText(names.join('\n'));
  showBriefly(l10n.t('Copied: {0}', shownName(names.join(', '))));
}
