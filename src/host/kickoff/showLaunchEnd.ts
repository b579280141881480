import { env, l10n } from 'vscode';
import type { LaunchState } from '../../protocol/kickoffPage.ts';
import { showError, showInformation } from '../platform/notify.ts';

/** Shows a notification about how a launch ended, for a form that is not in sight. */
export async function showLaunchEnd(title: string, end: LaunchState): Promise<void> {
  if (end.phase === 'launched') {
    const copy = l10n.t('Copy Run ID');
    const text = l10n.t('“{0}” has started. Run ID: {1}', end.name, end.runId);
    if ((await showInformation(text, copy)) === copy) await env.clipboard.writeText(end.runId);
  } else if (end.phase === 'failed' || end.phase === 'unknown') {
    await showError(`${title}: ${end.notice.message} ${end.notice.nextStep}`);
  }
}
