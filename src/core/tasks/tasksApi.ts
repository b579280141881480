import type { Answer, Page } from '../base/answer.ts';
import type { PerformerRef } from '../account/assignee.ts';
import type { RunTaskId } from '../base/ids.ts';
import type { TaskCompletion } from './completion.ts';
import type { MyTask, TaskDetail, ChecklistMark } from './task.ts';
import type { TaskQuery } from './taskQuery.ts';

/** Listing, reading and completing tasks. A change is sent once and never retried. */
export interface TasksApi {
  /** Tasks that are assigned to me or to somebody else. */
  listTasks(query: TaskQuery, signal?: AbortSignal): Answer<Page<MyTask>>;
  getTask(id: RunTaskId, signal?: AbortSignal): Answer<TaskDetail>;
  /** Completes my part of a task and returns the task: others may have to complete it too. */
  completeTask(completion: TaskCompletion, signal?: AbortSignal): Answer<TaskDetail>;
  /**
   * Returns the run to the task before.
   * @param comment gives the reason; must not be empty.
   */
  returnTask(id: RunTaskId, comment: string, signal?: AbortSignal): Answer<void>;
  commentOnTask(id: RunTaskId, text: string, signal?: AbortSignal): Answer<void>;
  /**
   * Sets when a task is due, or takes its due date away.
   * @param dueAt in milliseconds since 1970; null for never.
   */
  setTaskDueDate(id: RunTaskId, dueAt: number | null, signal?: AbortSignal): Answer<void>;
  /**
   * Gives a task to one more performer. A guest gets an e-mail, with a link that opens the task for
   * anybody who has it.
   */
  addPerformer(task: RunTaskId, performer: PerformerRef, signal?: AbortSignal): Answer<void>;
  /** Takes a task from a performer; the last one has to stay. */
  removePerformer(task: RunTaskId, performer: PerformerRef, signal?: AbortSignal): Answer<void>;
  /** Ticks an item of a checklist, or removes the tick. */
  markItem(mark: ChecklistMark, signal?: AbortSignal): Answer<void>;
}
