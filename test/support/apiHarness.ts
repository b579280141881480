import { type DialectOptions, createApi } from '../../src/api/connect.ts';
import type { Connection, RequestEntry, Timeouts } from '../../src/api/connection.ts';
import type { PneumaticApi } from '../../src/core/api.ts';
import type { ServiceError } from '../../src/core/base/errors.ts';
import type { LaunchRequest } from '../../src/core/kickoff/launchRequest.ts';
import { workflowId } from '../../src/core/base/ids.ts';
import type { Result } from '../../src/core/base/result.ts';
import { type Reply, type FaultServer, startFaultServer } from './failing/server.ts';

export const testKey = 'pn-test-key-0123456789abcdefghijkl';

/** Limits that never end a test, except the pauses between tries. */
const patient: Timeouts = {
  read: 20_000,
  total: 30_000,
  launch: 20_000,
  upload: 20_000,
  backoff: 1,
  longestWait: 5_000,
};

export const aLaunch: LaunchRequest = {
  workflow: workflowId('7'),
  name: 'A run',
  values: [],
  taskLinks: [],
};

/** The dialect of servers by default. */
const documented: DialectOptions = { dialect: 'documented' };

export interface ApiHarness {
  readonly api: PneumaticApi;
  readonly server: FaultServer;
  readonly log: readonly RequestEntry[];
}

export function connectTo(server: string, timeouts: Partial<Timeouts> = {}): PneumaticApi {
  const connection = { server, key: testKey, timeouts: { ...patient, ...timeouts } };
  return createApi(connection, documented);
}

/** Servers and their clients; `stop` ends all that were started. */
export function createHarness() {
  const servers: FaultServer[] = [];
  return {
    serve: async (...script: readonly Reply[]): Promise<FaultServer> => {
      const server = await startFaultServer(...script);
      servers.push(server);
      return server;
    },
    start: async (
      script: readonly Reply[],
      timeouts: Partial<Timeouts> = {},
      some: Partial<Connection> = {},
      options: DialectOptions = documented,
    ): Promise<ApiHarness> => {
      const server = await startFaultServer(...script);
      servers.push(server);
      const log: RequestEntry[] = [];
      const connection = {
        server: server.origin,
        key: testKey,
        onRequest: (entry: RequestEntry) => log.push(entry),
        timeouts: { ...patient, ...timeouts },
        ...some,
      };
      const api = createApi(connection, options);
      return { api, server, log };
    },
    stop: async (): Promise<void> => {
      await Promise.all(servers.splice(0).map((server) => server.stop()));
    },
  };
}

/**
 * The error of an answer.
 * @throws if it has none.
 */
export async function errorOf(
  answer: Promise<Result<unknown, ServiceError>>,
): Promise<ServiceError> {
  const result = await answer;
  if (result.ok) throw new Error(`Expected an error, got ${JSON.stringify(result.value)}`);
  return result.error;
}

/**
 * The value of an answer.
 * @throws if it is an error.
 */
export async function valueOf<Value>(answer: Promise<Result<Value, ServiceError>>): Promise<Value> {
  const result = await answer;
  if (!result.ok) throw new Error(`Expected a value, got ${JSON.stringify(result.error)}`);
  return result.value;
}
