import { createApi } from '../../src/api/connect.ts';
import type { Timeouts } from '../../src/api/connection.ts';
import type { ServiceError } from '../../src/core/base/errors.ts';
import type { Result } from '../../src/core/base/result.ts';
import type { FaultProcess } from '../support/failing/proxy/faultProcess.ts';
import type { SandboxProcess } from '../support/sandboxProcess.ts';
import type { Service } from './call.ts';
import type { Row } from './rows.ts';
import { subjectOf } from './subject.ts';
import { someTime, wholeWait } from './table/expected.ts';

/** A sandbox, and the process in front of it that fails. */
export interface Behind {
  readonly sandbox: SandboxProcess;
  readonly proxy: FaultProcess;
}

/** What came of one row. */
export interface Observed {
  readonly answer: Result<unknown, ServiceError>;
  /** The requests of the kind that fails. */
  readonly requests: number;
  /** Everything that was sent to change something. */
  readonly sent: number;
  /** How often the service has done by then what the row’s call asks for. */
  readonly done: number;
  /** What the same call, by the same client, ends in once the fault is over. */
  readonly afterwards: Result<unknown, ServiceError>;
}

/** Never what ends a call. */
const patient: Timeouts = {
  read: 30_000,
  total: 60_000,
  launch: 60_000,
  upload: 60_000,
  backoff: 1,
  longestWait: 10_000,
};
/**
 * In the proportion of the defaults, for what ends by them alone; long enough for a machine that
 * has other suites to run.
 */
const impatient: Timeouts = { ...patient, read: 8_000, total: 16_000, launch: 8_000, backoff: 20 };

/** Tells what a row does from all else. */
const nameOf = ({ call, fault }: Row): string => `${call.id}: ${fault.name}`;

/** Makes the call while it fails, and again when that is over. */
export async function tryRow(row: Row, { sandbox, proxy }: Behind): Promise<Observed> {
  const { call, fault, dialect, target } = row;
  const direct = createApi({ server: sandbox.origin, key: sandbox.key }, { dialect });
  const service: Service = { api: direct, file: sandbox.file };
  const subject = await subjectOf(call, service, nameOf(row));
  const later = await subjectOf(call, service, `${nameOf(row)}, afterwards`);
  const { origin, seen, mend } = await proxy.open({ target, ...fault.scenario });
  const connection = {
    server: origin,
    key: sandbox.key,
    timeouts: fault.lasts === 'forever' ? impatient : patient,
  };
  const api = createApi(connection, call.detects ? {} : { dialect });
  const answer = await call.send(api, subject);
  const lines = await seen();
  const done = (await call.done?.(service, subject)) ?? 0;
  await mend();
  const pattern = new RegExp(`^(?:${target})$`);
  return {
    answer,
    requests: lines.filter((line) => pattern.test(line)).length,
    sent: lines.filter((line) => !line.startsWith('GET ')).length,
    done,
    afterwards: await call.send(api, later),
  };
}

/** An error without what no table can know: the time of day, and how fast this machine is. */
export function timeless(error: ServiceError): ServiceError {
  if (error.kind === 'timedOut') return { ...error, afterMs: wholeWait };
  if (error.kind === 'rateLimited' && error.retryAt !== undefined) {
    return { ...error, retryAt: someTime };
  }
  return error;
}
