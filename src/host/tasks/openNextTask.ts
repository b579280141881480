import { l10n } from 'vscode';
import type { TasksApi } from '../../core/tasks/tasksApi.ts';
import { byNeed } from '../../core/tasks/task.ts';
import { readPages } from '../../core/base/readPages.ts';
import { showError, showInformation } from '../platform/notify.ts';
import { errorNotice } from '../service/errorText.ts';
import type { PageOpener } from '../page/pageOpener.ts';
import type { TaskTarget } from './taskTarget.ts';

/** Opens the page of the task that is needed most, of those that wait besides this one. */
export async function openNextTask(
  api: TasksApi,
  { accountId, taskId }: TaskTarget,
  pages: PageOpener,
): Promise<void> {
  // An overdue one may be on any page.
  const tasks = await readPages((cursor) => api.listMyTasks(cursor));
  if (!tasks.ok) {
    await showError(errorNotice(tasks.error).message);
    return;
  }
  const others = tasks.value.items.filter(({ id }) => id !== taskId);
  const [next] = byNeed(others, Date.now());
  if (next) pages.openTask(accountId, next);
  else await showInformation(l10n.t('No other task is waiting for you.'));
}
