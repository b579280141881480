import { type LogOutputChannel, l10n } from 'vscode';
import type { AccountId, RunId } from '../../core/base/ids.ts';
import { detach } from '../platform/log.ts';
import { showInformation } from '../platform/notify.ts';
import type { PageOpener } from './pageOpener.ts';

/** What is needed to tell that something is done. */
export interface TellParts {
  readonly pages: PageOpener;
  readonly log: LogOutputChannel;
}

/** The run that something was done with, at its account. */
export interface DoneWith {
  readonly account: AccountId;
  readonly run: { readonly id: RunId; readonly name: string };
}

/** Says what has been done, and offers the page of the run. Nobody has to answer this. */
export function tellDone(
  { pages, log }: TellParts,
  { account, run }: DoneWith,
  text: string,
): void {
  const open = l10n.t('Open Run');
  const offer = async (): Promise<void> => {
    if ((await showInformation(text, open)) === open) pages.openRun(account, run);
  };
  detach(log, 'Telling what has been done', offer());
}
