import type { TasksApi } from '../../core/tasks/tasksApi.ts';
import type { Answer } from '../../core/base/answer.ts';
import type { AccountId, RunTaskId } from '../../core/base/ids.ts';
import type { ClosesPick } from '../account/accountUse.ts';
import type { Changes } from '../service/changes.ts';
import type { ShowParts } from '../page/showDone.ts';
import type { TaskList } from './taskList.ts';

/** The parts that working on a task needs. */
export interface ChosenTaskParts extends ShowParts {
  readonly taskList: TaskList;
  readonly changes: Changes;
}

/** A task to work on, at the account that it was chosen at. */
export interface ChosenTask extends ChosenTaskParts {
  readonly api: TasksApi;
  readonly account: AccountId;
  readonly id: RunTaskId;
  readonly name: string;
  /** Closes a pick once the account goes out of use. */
  readonly closes: ClosesPick;
}

/** Sends what takes a task off my list, without its row meanwhile, and shows how things stand. */
export async function sendHidden<Value>(
  work: ChosenTaskParts,
  task: RunTaskId,
  send: () => Answer<Value>,
): Answer<Value> {
  const answer = await work.taskList.hideWhile(task, send);
  await showAgain(work);
  return answer;
}

/** Has all that shows runs or tasks load them again, and waits for my tasks. */
export async function showAgain({ changes, taskList }: ChosenTaskParts): Promise<void> {
  changes.note();
  await taskList.refresh();
}
