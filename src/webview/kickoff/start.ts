import { runTaskId } from '../../core/base/ids.ts';
import type { Ping } from '../../protocol/alive.ts';
import type { KickoffPageMessage, KickoffPageState } from '../../protocol/kickoffPage.ts';
import type { HostLink } from '../page/hostLink.ts';
import { KickoffPage } from './kickoffPage.ts';
import { keptKickoff } from './keptKickoff.ts';

/** Starts the kick-off form's page in the root element. */
export function startKickoffPage(
  root: HTMLElement,
  link: HostLink<KickoffPageMessage | Ping, KickoffPageState>,
): void {
  const { accountId = '', workflowId = '', taskId } = root.dataset;
  new KickoffPage(
    root,
    link,
    keptKickoff(link, accountId, workflowId, taskId === undefined ? taskId : runTaskId(taskId)),
  ).start();
}
