import { l10n } from 'vscode';
import type { ServiceError } from '../../core/base/errors.ts';
import { readPages } from '../../core/base/readPages.ts';
import { type Result, success } from '../../core/base/result.ts';
import type { RunDetail } from '../../core/runs/run.ts';
import { type MyTask, byNeed } from '../../core/tasks/task.ts';
import type { TasksApi } from '../../core/tasks/tasksApi.ts';
import type { CompletedTask } from '../../protocol/pageFrame.ts';
import type { LoadedTask } from '../../protocol/taskPage.ts';
import { showError, showInformation } from '../platform/notify.ts';
import { errorNotice } from '../service/errorText.ts';
import type { PageOpener } from '../page/pageOpener.ts';
import type { TaskTarget } from './taskTarget.ts';

/**
 * The task of mine to do next: one of the same run before others, and then the most urgent.
 * @param run the run of the task that was completed, if it is known.
 */
export async function findNextTask(
  api: Pick<TasksApi, 'listTasks'>,
  { taskId }: TaskTarget,
  run: Pick<RunDetail, 'tasks'> | undefined,
): Promise<Result<MyTask | undefined, ServiceError>> {
  // All pages are read, since an overdue task may be on any of them.
  const tasks = await readPages((cursor) => api.listTasks({ cursor }));
  if (!tasks.ok) return tasks;
  const others = byNeed(
    tasks.value.items.filter(({ id }) => id !== taskId),
    Date.now(),
  );
  const ofRun = new Set(run?.tasks.map(({ id }) => id));
  return success(others.find(({ id }) => ofRun.has(id)) ?? others[0]);
}

/** A task that was completed, and the run that it belongs to. */
export interface Done {
  readonly ended: CompletedTask['ended'];
  readonly name: string;
  readonly run: CompletedTask['run'];
  /** The run as it is now; undefined where it cannot be read. */
  readonly after: Pick<RunDetail, 'tasks'> | undefined;
}

/** What has been done on the page of a task; undefined while nothing is loaded. */
export function doneOf(loaded: LoadedTask | undefined): Done | undefined {
  if (!loaded) return undefined;
  const { task, run: after, work } = loaded;
  const isOpen = task.state === 'active';
  const ended = work.phase === 'returned' ? 'returned' : isOpen ? 'partDone' : 'completed';
  return { ended, name: task.name, run: task.run, after };
}

/** The tasks that a run is at, and who works on them. */
export const currentTasks = (
  { tasks }: Pick<RunDetail, 'tasks'>,
  except?: string,
): CompletedTask['now'] =>
  tasks
    .filter(({ id, state }) => state === 'active' && id !== except)
    .map(({ name, performers }) => ({ name, who: performers.map((each) => each.name) }));

/**
 * Shows the next task of mine in the tab of one that was completed, if there is one.
 * @param isWanted whether the tab may still be given away, once the next task is known.
 */
export async function moveToNextTask(
  api: Pick<TasksApi, 'listTasks'>,
  target: TaskTarget,
  pages: Pick<PageOpener, 'moveOn'>,
  done: Done,
  isWanted: () => boolean,
): Promise<void> {
  const next = await findNextTask(api, target, done.after);
  if (next.ok && next.value && isWanted()) move(target, pages, next.value, done);
}

function move(
  { accountId, taskId }: TaskTarget,
  pages: Pick<PageOpener, 'moveOn'>,
  next: MyTask,
  { ended, name, run, after }: Done,
): void {
  const now = after && currentTasks(after, taskId);
  pages.moveOn(accountId, taskId, next, { ended, name, run, now });
}

/**
 * Opens the page of my next task, in the tab of the one that was completed; or says why not.
 * @param isFree whether no text stands in a box of that tab: else the page gets a tab of its own.
 */
export async function openNextTask(
  api: Pick<TasksApi, 'listTasks'>,
  target: TaskTarget,
  pages: Pick<PageOpener, 'moveOn' | 'openTask'>,
  done: Done,
  isFree: () => boolean,
): Promise<void> {
  const next = await findNextTask(api, target, done.after);
  if (!next.ok) await showError(errorNotice(next.error).message);
  else if (next.value && !isFree()) pages.openTask(target.accountId, next.value);
  else if (next.value) move(target, pages, next.value, done);
  else await showInformation(l10n.t('No other task is waiting for you.'));
}

/** The tab of a task that was completed. */
interface Place {
  /** Whether the person has asked for the next task. */
  readonly asked: boolean;
  /** Whether no text stands in a box of the tab. */
  readonly isFree: () => boolean;
  readonly inSight: () => boolean;
}

/** Shows my next task; by itself, only in the tab that is in sight, and that nobody writes in. */
export async function goOn(
  api: Pick<TasksApi, 'listTasks'>,
  target: TaskTarget,
  pages: Pick<PageOpener, 'moveOn' | 'openTask'>,
  done: Done,
  { asked, isFree, inSight }: Place,
): Promise<void> {
  const isWanted = (): boolean => isFree() && inSight();
  if (asked) await openNextTask(api, target, pages, done, isFree);
  else if (isWanted()) await moveToNextTask(api, target, pages, done, isWanted);
}
