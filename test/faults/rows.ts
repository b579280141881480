import { type Dialect, dialects } from '../../src/api/dialect.ts';
import type { Call } from './call.ts';
import { calls } from './calls.ts';
import { answers } from './table/answers.ts';
import { connections } from './table/connections.ts';
import type { Expected } from './table/expected.ts';
import type { Fault } from './table/fault.ts';
import { sizes } from './table/sizes.ts';
import { statuses } from './table/statuses.ts';

/** One case: a fault, a call and a dialect, with the expected outcome. */
export interface Row {
  readonly call: Call;
  readonly fault: Fault;
  readonly dialect: Dialect;
  readonly target: string;
  readonly expected: Expected;
}

const faults: readonly Fault[] = [...connections, ...answers, ...statuses, ...sizes];

/** The same outcome for a change: only the error for an unknown outcome has another name. */
function asChange(expected: Expected): Expected {
  const { answer } = expected;
  if (answer === 'value' || answer.kind !== 'outcomeUnknown') return expected;
  return { ...expected, answer: { ...answer, kind: 'changeUnknown' } };
}

const usual = ({ kind }: Call, { read, launch }: Fault): Expected =>
  kind === 'change' ? asChange(launch) : kind === 'launch' ? launch : read;

function rowOf(call: Call, fault: Fault, dialect: Dialect): readonly Row[] {
  const target = call.targets[dialect];
  const keys = [`${dialect} ${call.id}`, call.id] as const;
  const { only, but = {} } = fault;
  if (target === undefined || (only && !keys.some((key) => only.includes(key)))) return [];
  const [inDialect, inBoth] = keys.map((key) => but[key]);
  const expected = inDialect ?? inBoth ?? usual(call, fault);
  return [{ call, fault, dialect, target, expected }];
}

/** All cases, call by call. */
export const rows: readonly Row[] = calls.flatMap((call) =>
  faults.flatMap((fault) => dialects.flatMap((dialect) => rowOf(call, fault, dialect))),
);
