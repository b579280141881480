import { l10n } from 'vscode';
import type { TasksApi } from '../../core/tasks/tasksApi.ts';
import { byNeed } from '../../core/tasks/task.ts';
import { readPages } from '../../core/base/readPages.ts';
import { showError, showInformation } from '../platform/notify.ts';
import { errorNotice } from '../service/errorText.ts';
import type { PageOpener } from '../page/pageOpener.ts';
import type { TaskTarget } from './taskTarget.ts';

/** Opens the page of the most urgent of my other tasks. */
export async function openNextTask(
  api: TasksApi,
  { accountId, taskId }: TaskTarget,
  pages: PageOpener,
): Promise<void> {
  // All pages are read, since an overdue task may be on any of them.
  const tasks = await readPages((cursor) => api.listTasks({ cursor }));
  if (!tasks.ok) {
    await showError(errorNotice(tasks.error).message);
    return;
  }
  const others = tasks.value.items.filter(({ id }) => id !== taskId);
  const [next] = byNeed(others, Date.now());
  if (next) pages.openTask(accountId, next);
  else await showInformation(l10n.t('No other task is waiting for you.'));
}
