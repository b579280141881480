import { type Dialect, dialects } from '../../src/api/dialect.ts';
import { type Call, calls } from './calls.ts';
import { answers } from './table/answers.ts';
import { connections } from './table/connections.ts';
import type { Expected } from './table/expected.ts';
import type { Fault } from './table/fault.ts';
import { sizes } from './table/sizes.ts';
import { statuses } from './table/statuses.ts';

/** One case: a fault that meets a call in a dialect, and what must come of it. */
export interface Row {
  readonly call: Call;
  readonly fault: Fault;
  readonly dialect: Dialect;
  readonly target: string;
  readonly expected: Expected;
}

const faults: readonly Fault[] = [...connections, ...answers, ...statuses, ...sizes];

function rowOf(call: Call, fault: Fault, dialect: Dialect): readonly Row[] {
  const target = call.targets[dialect];
  const keys = [`${dialect} ${call.id}`, call.id] as const;
  const { only, but = {} } = fault;
  if (target === undefined || (only && !keys.some((key) => only.includes(key)))) return [];
  const [inDialect, inBoth] = keys.map((key) => but[key]);
  const expected = inDialect ?? inBoth ?? fault[call.kind];
  return [{ call, fault, dialect, target, expected }];
}

/** All of them, call by call. */
export const rows: readonly Row[] = calls.flatMap((call) =>
  faults.flatMap((fault) => dialects.flatMap((dialect) => rowOf(call, fault, dialect))),
);
