import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type SandboxOptions, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { type Reply, type FaultServer, startFaultServer } from '../../support/failing/server.ts';

/** The servers of one test; `stop` ends all that were started. */
export function createServers() {
  const stops: (() => Promise<void>)[] = [];
  const files = new Map<string, string>();
  return {
    serve: async (...script: readonly Reply[]): Promise<FaultServer> => {
      const server = await startFaultServer(...script);
      stops.push(server.stop);
      return server;
    },
    /** Starts a sandbox beside the one of the demo account; returns its address. */
    sandbox: async (
      key: string,
      more: Pick<SandboxOptions, 'dialect' | 'keys' | 'liveRuns'> = {},
    ): Promise<string> => {
      const folder = await mkdtemp(path.join(tmpdir(), 'pneumatic-sandbox-'));
      const file = path.join(folder, 'sandbox.sqlite');
      const sandbox = await startSandbox({ file, key, ...more });
      files.set(sandbox.origin, file);
      stops.push(async () => {
        await sandbox.close();
        await rm(folder, { recursive: true, force: true });
      });
      return sandbox.origin;
    },
    /** Makes `stop` end this server, too. */
    own: <Server extends { stop(): Promise<void> }>(server: Server): Server => {
      stops.push(() => server.stop());
      return server;
    },
    /**
     * The data file of a sandbox.
     * @throws if none has that address.
     */
    fileOf: (origin: string): string => {
      const file = files.get(origin);
      if (file === undefined) throw new Error(`No sandbox is at ${origin}.`);
      return file;
    },
    stop: async (): Promise<void> => {
      await Promise.all(stops.splice(0).map((stop) => stop()));
    },
  };
}
