import type { Answer } from '../../src/core/base/answer.ts';
import type { PneumaticApi } from '../../src/core/api.ts';
import type { RunId, RunTaskId } from '../../src/core/base/ids.ts';
import type { Dialect } from '../../src/api/dialect.ts';

export type CallId =
  | ('listWorkflows' | 'findDialect' | 'getWorkflow' | 'getListed' | 'getPeople' | 'whoAmI')
  | ('launch' | 'listAssignees' | 'listRuns' | 'listMine' | 'getRun' | 'getRunPeople')
  | ('renameRun' | 'returnRun' | 'finishRun')
  | ('listMyTasks' | 'getTask' | 'completeTask' | 'commentOnTask');

/** What is told apart from every other use of a call. */
export interface Subject {
  /** Of the run that is launched, or whatever else is written. */
  readonly name: string;
  /** One that can be changed, where the call `changes` one; any other else. */
  readonly run: RunId;
  /** One that can be completed, or in a run that is past it, where the call `changes` that. */
  readonly task: RunTaskId;
}

/** A server without faults, as the service itself knows it. */
export interface Service {
  readonly api: PneumaticApi;
  /** The data file of the sandbox. */
  readonly file: string;
}

/** A call of the service that every fault is tried on. */
export interface Call {
  readonly id: CallId;
  readonly title: string;
  /** A launch and any other change have an effect: they are sent once. */
  readonly kind: 'read' | 'launch' | 'change';
  /** Which of its requests fails, in the dialects that send it: a regular expression. */
  readonly targets: Readonly<Partial<Record<Dialect, string>>>;
  /** The dialect is left to be found out. */
  readonly detects?: boolean;
  /** What it needs of its own: a run at its first task, or one that is past that. */
  readonly changes?: 'task' | 'runPastTask';
  readonly send: (api: PneumaticApi, subject: Subject) => Answer<unknown>;
  /** How often the service has done it; a read does nothing. */
  readonly done?: (service: Service, subject: Subject) => Promise<number>;
}
