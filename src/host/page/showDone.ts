import { type LogOutputChannel, l10n } from 'vscode';
import type { AccountId, RunId } from '../../core/base/ids.ts';
import { detach } from '../platform/log.ts';
import { showInformation } from '../platform/notify.ts';
import type { PageOpener } from './pageOpener.ts';

/** The parts that showing a change that was made needs. */
export interface ShowParts {
  readonly pages: PageOpener;
  readonly log: LogOutputChannel;
}

/** The run that was changed, at its account. */
export interface DoneWith {
  readonly account: AccountId;
  readonly run: { readonly id: RunId; readonly name: string };
}

/** Shows what was done, and offers the page of the run. The notification needs no answer. */
export function showDone(
  { pages, log }: ShowParts,
  { account, run }: DoneWith,
  text: string,
): void {
  const open = l10n.t('Open Run');
  const offer = async (): Promise<void> => {
    if ((await showInformation(text, open)) === open) pages.openRun(account, run);
  };
  detach(log, 'Showing what was done', offer());
}
