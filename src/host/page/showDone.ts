import { type LogOutputChannel, l10n } from 'vscode';
import type { AccountId, RunId } from '../../core/base/ids.ts';
import { detach } from '../platform/log.ts';
import { showInformation } from '../platform/notify.ts';
import type { PageOpener, RunTabs } from './pageOpener.ts';

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

/** The parts that showing a deletion needs. */
export interface DeletedParts extends Pick<ShowParts, 'log'> {
  readonly pages: RunTabs;
}

/** Shows that runs are deleted, and offers to close the pages that still show them. */
export function showDeleted(
  { pages, log }: DeletedParts,
  account: AccountId,
  runs: readonly RunId[],
  text: string,
): void {
  const open = runs.filter((run) => pages.runTab(account, run));
  const close = open.length === 1 ? l10n.t('Close Its Page') : l10n.t('Close Their Pages');
  const offer = async (): Promise<void> => {
    const answer = await showInformation(text, ...(open.length > 0 ? [close] : []));
    if (answer === close) for (const run of open) pages.runTab(account, run)?.dispose();
  };
  detach(log, 'Showing what was deleted', offer());
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
