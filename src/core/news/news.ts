import type { RunId, RunTaskId } from '../base/ids.ts';

/** A task or a run that news is about. */
export interface Named<Id extends string> {
  readonly id: Id;
  readonly name: string;
}

/** A task has come to me. */
export interface NewTask {
  readonly kind: 'newTask';
  readonly task: Named<RunTaskId>;
  readonly runName: string;
  /** In milliseconds since 1970. */
  readonly startedAt: number | undefined;
}

/** A comment mentions me. */
export interface Mention {
  readonly kind: 'mention';
  readonly task: Named<RunTaskId>;
  readonly run: Named<RunId>;
  /** The comment, as text without Markdown of the service. */
  readonly text: string;
}

/** A task of mine is overdue. */
export interface LateTask {
  readonly kind: 'lateTask';
  readonly task: Named<RunTaskId>;
  readonly run: Named<RunId>;
  /** In milliseconds since 1970. */
  readonly dueAt: number | undefined;
}

/** A run that I started is overdue. */
export interface LateRun {
  readonly kind: 'lateRun';
  readonly run: Named<RunId>;
  /** The task that is overdue; undefined where the run itself is. */
  readonly task: Named<RunTaskId> | undefined;
  /** In milliseconds since 1970. */
  readonly dueAt: number;
}

/** What a person is told of once. */
export type News = NewTask | Mention | LateTask | LateRun;

/** News as the service keeps it for me. */
export type SentNews = (Mention | LateTask) & {
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number;
};
