import type { Ping } from '../../protocol/alive.ts';
import type { RunPageMessage, RunPageState } from '../../protocol/runPage.ts';
import type { HostLink } from '../page/hostLink.ts';
import { nameAccount } from '../page/menu.ts';
import { KeptRun } from './keptRun.ts';
import { RunPage } from './runPage.ts';

/** Starts the page of a run in the root element, which names the run and its account. */
export function startRunPage(
  root: HTMLElement,
  link: HostLink<RunPageMessage | Ping, RunPageState>,
): void {
  const { accountId = '', runId = '' } = root.dataset;
  nameAccount(root, accountId);
  new RunPage(root, link, new KeptRun(link, accountId, runId)).start();
}
