import type { Answer, Page } from '../base/answer.ts';
import type { RunTaskId } from '../base/ids.ts';
import type { TaskCompletion } from './completion.ts';
import type { MyTask, TaskDetail, ChecklistMark } from './task.ts';

/** Working on tasks. What changes something is sent once and never retried. */
export interface TasksApi {
  /** The tasks that are assigned to me and not done yet. */
  listMyTasks(cursor: string | undefined, signal?: AbortSignal): Answer<Page<MyTask>>;
  getTask(id: RunTaskId, signal?: AbortSignal): Answer<TaskDetail>;
  /** Answers with the task as it is afterwards: others may have to complete it too. */
  completeTask(completion: TaskCompletion, signal?: AbortSignal): Answer<TaskDetail>;
  /** Returns the run to the task before. @param comment says why; must not be empty. */
  returnTask(id: RunTaskId, comment: string, signal?: AbortSignal): Answer<void>;
  commentOnTask(id: RunTaskId, text: string, signal?: AbortSignal): Answer<void>;
  /** Ticks an item of a checklist off, or takes that back. */
  markItem(mark: ChecklistMark, signal?: AbortSignal): Answer<void>;
}
