import { l10n, ProgressLocation, window } from 'vscode';
import type { TasksApi } from '../../core/tasks/tasksApi.ts';
import type { TaskDetail } from '../../core/tasks/task.ts';
import type { RunTaskId } from '../../core/base/ids.ts';
import { showError, inStatusBar } from '../platform/notify.ts';
import type { TaskList } from './taskList.ts';
import { errorText } from '../service/errorText.ts';

interface Wanted {
  readonly taskList: Pick<TaskList, 'noteChange'>;
  readonly api: TasksApi;
  readonly id: RunTaskId;
  readonly name: string;
}

/** The task as it is now. If that cannot be loaded, says why and loads the list again. */
export async function loadTask({
  taskList,
  api,
  id,
  name,
}: Wanted): Promise<TaskDetail | undefined> {
  const detail = await window.withProgress(
    { location: ProgressLocation.Window, title: inStatusBar(l10n.t('Loading {0}…', name)) },
    () => api.getTask(id),
  );
  if (detail.ok) return detail.value;
  taskList.noteChange();
  // The notification needs no answer, and the focus goes on before somebody closes it.
  void showError(`${name}: ${errorText(detail.error)}`);
  return undefined;
}
