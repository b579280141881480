import type { Answer } from '../../src/core/base/answer.ts';
import type { PneumaticApi } from '../../src/core/api.ts';
import type { RunId, RunTaskId } from '../../src/core/base/ids.ts';
import type { CommentId } from '../../src/core/runs/talkApi.ts';
import type { Dialect } from '../../src/api/dialect.ts';

export type CallId =
  | ('listWorkflows' | 'findDialect' | 'getWorkflow' | 'getListed' | 'getPeople' | 'whoAmI')
  | ('launch' | 'listAssignees' | 'listRuns' | 'listMine' | 'getRun' | 'getRunPeople')
  | ('getRunForm' | 'changeValues' | 'renameRun' | 'returnRun' | 'finishRun' | 'deleteRun')
  | ('listNewestTasks' | 'listSentNews' | 'listLateRuns')
  | 'launchSubRun'
  | ('listTasks' | 'getTask' | 'completeTask' | 'commentOnTask' | 'setTaskDueDate')
  | ('addPerformer' | 'removePerformer' | 'listTaskEvents')
  | ('editComment' | 'deleteComment' | 'addReaction' | 'removeReaction' | 'noteSeen');

/** The data of one call, which no other call uses. */
export interface Subject {
  /** The name of the launched run, or another text that is written. */
  readonly name: string;
  /** A run of its own, if the call `changes` one; else any run. */
  readonly run: RunId;
  /**
   * A task of its own, or one in a run that is past it, if the call `changes` that; else any task.
   */
  readonly task: RunTaskId;
  /** A comment on that task, with a reaction, if the call `changes` it; else none. */
  readonly comment: CommentId;
}

/** A server without faults. */
export interface Service {
  readonly api: PneumaticApi;
  /** The data file of the sandbox. */
  readonly file: string;
}

/** A call of the service that meets every fault. */
export interface Call {
  readonly id: CallId;
  readonly title: string;
  /** A launch and any other change have an effect, so they are sent once. */
  readonly kind: 'read' | 'launch' | 'change';
  /** The request of the call that fails, in each dialect that sends it: a regular expression. */
  readonly targets: Readonly<Partial<Record<Dialect, string>>>;
  /** Whether the dialect has to be found out. */
  readonly detects?: boolean;
  /**
   * What the call changes: a run at its first task, where that has two performers or a comment, or
   * a run that is past it.
   */
  readonly changes?: 'task' | 'runPastTask' | 'taskOfTwo' | 'commentOnTask';
  readonly send: (api: PneumaticApi, subject: Subject) => Answer<unknown>;
  /** How often the service has done it; left out for a read. */
  readonly done?: (service: Service, subject: Subject) => Promise<number>;
}
