import type { Ping } from '../../protocol/alive.ts';
import type { TaskPageMessage, TaskPageState } from '../../protocol/taskPage.ts';
import type { HostLink } from '../page/hostLink.ts';
import { nameAccount } from '../page/menu.ts';
import { KeptTask } from './keptTask.ts';
import { TaskPage } from './taskPage.ts';

/** Starts the page of a task in the root element, which names the task and its account. */
export function startTaskPage(
  root: HTMLElement,
  link: HostLink<TaskPageMessage | Ping, TaskPageState>,
): void {
  const { accountId = '', taskId = '' } = root.dataset;
  nameAccount(root, accountId);
  new TaskPage(root, link, new KeptTask(link, accountId, taskId)).start();
}
