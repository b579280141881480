import type { Answer, Page } from '../base/answer.ts';
import type { PersonId } from '../base/ids.ts';
import type { MyTask } from '../tasks/task.ts';
import type { LateRun, SentNews } from './news.ts';

/** Reading what is new for me: each call is one small request. */
export interface NewsApi {
  /** The open tasks of mine that started last, newest first; the first page is the only one. */
  listNewestTasks(signal?: AbortSignal): Answer<Page<MyTask>>;
  /**
   * Comments that mention me and tasks of mine that have become overdue, newest first, as far as
   * they are unread.
   */
  listSentNews(me: PersonId, signal?: AbortSignal): Answer<Page<SentNews>>;
  /**
   * The overdue runs that a person has started, in the order in which their tasks are due.
   * @param now in milliseconds since 1970.
   */
  listLateRuns(starter: PersonId, now: number, signal?: AbortSignal): Answer<Page<LateRun>>;
}
