import type { Dialect } from '../../../src/api/dialect.ts';
import type {
  ProxyBehaviour,
  Scenario,
  StaticAnswer,
} from '../../support/failing/proxy/behaviour.ts';
import type { CallId } from '../call.ts';
import { type Expected, well } from './expected.ts';

/** A call in both dialects, or in one of them. */
export type CallKey = CallId | `${Dialect} ${CallId}`;

/** The outcomes that differ by call. */
export type Exceptions = Partial<Readonly<Record<CallKey, Expected>>>;

/** The expected outcome of a fault. */
export type Outcome = Pick<Fault, 'read' | 'launch' | 'but'>;

/** One way to fail, and the expected outcome for every call. */
export interface Fault {
  /** The name in the published table. */
  readonly name: string;
  readonly scenario: Omit<Scenario, 'target'>;
  readonly read: Expected;
  readonly launch: Expected;
  /** Calls, or calls in one dialect, with another outcome. */
  readonly but?: Exceptions;
  /** The calls that the fault makes sense for; all by default. */
  readonly only?: readonly CallKey[];
  /**
   * `forever` is ended by a time limit, which the client has short for it; `aWhile` by the time
   * that the service asks to wait.
   */
  readonly lasts?: 'forever' | 'aWhile';
  /** A further condition on a good answer. */
  readonly holds?: (value: unknown) => boolean;
}

/** `times` is how many requests fail; all by default. */
export const doing = (behaviour: ProxyBehaviour, times?: number): Fault['scenario'] => ({
  behaviour,
  ...(times !== undefined && { times }),
});

export const answering = (
  status: number,
  body = '',
  headers: StaticAnswer['headers'] = {},
  times?: number,
): Fault['scenario'] => doing({ does: 'answer', status, headers, body }, times);

export const asJson = { 'content-type': 'application/json' };
export const asHtml = { 'content-type': 'text/html; charset=utf-8' };
export const asText = { 'content-type': 'text/plain' };

/**
 * The calls in today's dialect that read people for a workflow or a run: people are left out where
 * they cannot be read.
 */
export const withoutPeople = (requests: number): Exceptions => ({
  getPeople: well(requests),
  getRunPeople: well(requests),
});

/** A change whose answer is empty of data: the thing is read again. */
export const doneAnyway = (): Exceptions => ({
  completeTask: well(),
  commentOnTask: well(),
  renameRun: well(),
  changeValues: well(),
  returnRun: well(),
  finishRun: well(),
  deleteRun: well(),
  setTaskDueDate: well(),
  addPerformer: well(),
  removePerformer: well(),
  editComment: well(),
  deleteComment: well(),
  addReaction: well(),
  removeReaction: well(),
  noteSeen: well(),
});

/** If the detail makes no sense, the tasks are read from the steps, and the rest from the list. */
export const withoutDetail = (): Exceptions => ({ 'current getWorkflow': well() });
