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

/** A sandbox, and the failing process in front of it. */
export interface Behind {
  readonly sandbox: SandboxProcess;
  readonly proxy: FaultProcess;
}

/** The results of one row. */
export interface Observed {
  readonly answer: Result<unknown, ServiceError>;
  /** The number of failing requests. */
  readonly requests: number;
  /** The number of requests that change something. */
  readonly sent: number;
  /** How often the service has done what the row’s call asks for. */
  readonly done: number;
  /** The result of the same call by the same client after the fault. */
  readonly afterwards: Result<unknown, ServiceError>;
}

/** Limits that never end a call. */
const patient: Timeouts = {
  read: 30_000,
  total: 60_000,
  launch: 60_000,
  upload: 60_000,
  backoff: 1,
  longestWait: 10_000,
};
/**
 * Short limits in the proportion of the defaults, for faults that only a limit ends; long enough
 * for a busy machine.
 */
const impatient: Timeouts = { ...patient, read: 8_000, total: 16_000, launch: 8_000, backoff: 20 };

/** The name of a row; no other row has it. */
const nameOf = ({ call, fault }: Row): string => `${call.id}: ${fault.name}`;

/** Makes the call during the fault, and again after it. */
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

/** An error without the parts that vary: the time of day, and the speed of this machine. */
export function timeless(error: ServiceError): ServiceError {
  if (error.kind === 'timedOut') return { ...error, afterMs: wholeWait };
  if (error.kind === 'rateLimited' && error.retryAt !== undefined) {
    return { ...error, retryAt: someTime };
  }
  return error;
}
