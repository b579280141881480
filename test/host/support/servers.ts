import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type SandboxOptions, startSandbox } from '../../../src/sandbox/embedded.ts';
import { type Behaviour, type FaultServer, startFaultServer } from '../../support/faultServer.ts';

/** Servers of one test; `stop` ends all that were started. */
export function createServers() {
  const stops: (() => Promise<void>)[] = [];
  return {
    serve: async (...script: readonly Behaviour[]): Promise<FaultServer> => {
      const server = await startFaultServer(...script);
      stops.push(server.stop);
      return server;
    },
    /** A sandbox beside the one of the demo account; gives its address. */
    sandbox: async (
      key: string,
      more: Pick<SandboxOptions, 'dialect' | 'keys' | 'liveRuns'> = {},
    ): Promise<string> => {
      const folder = await mkdtemp(path.join(tmpdir(), 'pneumatic-sandbox-'));
      const sandbox = await startSandbox({
        file: path.join(folder, 'sandbox.sqlite'),
        key,
        ...more,
      });
      stops.push(async () => {
        await sandbox.close();
        await rm(folder, { recursive: true, force: true });
      });
      return sandbox.origin;
    },
    stop: async (): Promise<void> => {
      await Promise.all(stops.splice(0).map((stop) => stop()));
    },
  };
}
