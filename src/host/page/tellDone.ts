import { l10n } from 'vscode';
import type { AccountId, RunId } from '../../core/base/ids.ts';
import { detach } from '../platform/log.ts';
import { showInformation } from '../platform/notify.ts';
import type { Services } from '../services.ts';

/** The run that something was done with, at its account. */
export interface DoneWith {
  readonly account: AccountId;
  readonly run: { readonly id: RunId; readonly name: string };
}

/** Says what has been done, and offers the page of the run. Nobody has to answer this. */
export function tellDone(
  { pages, log }: Pick<Services, 'pages' | 'log'>,
  { account, run }: DoneWith,
  text: string,
): void {
  const open = l10n.t('Open Run');
  const offer = async (): Promise<void> => {
    if ((await showInformation(text, open)) === open) pages.openRun(account, run);
  };
  detach(log, 'Telling what has been done', offer());
}
