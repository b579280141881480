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

/** What differs by call. */
export type Exceptions = Partial<Readonly<Record<CallKey, Expected>>>;

/** What must come of a fault. */
export type Outcome = Pick<Fault, 'read' | 'launch' | 'but'>;

/** One way to fail, and what must come of it for every call. */
export interface Fault {
  /** As the published table has it. */
  readonly name: string;
  readonly scenario: Omit<Scenario, 'target'>;
  readonly read: Expected;
  readonly launch: Expected;
  /** Where a call, or a call in one dialect, differs. */
  readonly but?: Exceptions;
  /** The calls that it makes sense for; all by default. */
  readonly only?: readonly CallKey[];
  /**
   * `forever` is ended by a time limit, and the client’s limits are set short for it; `aWhile` by
   * what the service asks to wait.
   */
  readonly lasts?: 'forever' | 'aWhile';
  /** What is true of a good answer, besides that it is one. */
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
 * What a workflow or a run is made of besides its own answer, in today's dialect: people are left
 * out where they cannot be read.
 */
export const withoutPeople = (requests: number): Exceptions => ({
  getPeople: well(requests),
  getRunPeople: well(requests),
});

/** After a change, it is read again where the answer says nothing of it. */
export const doneAnyway = (): Exceptions => ({
  completeTask: well(),
  commentOnTask: well(),
  renameRun: well(),
  returnRun: well(),
  finishRun: well(),
});

/** Its tasks are read from the steps where the detail makes no sense, and the rest from the list. */
export const withoutDetail = (): Exceptions => ({ 'current getWorkflow': well() });
