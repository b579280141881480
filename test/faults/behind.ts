import tls from 'node:tls';
import { type Dialect, dialects } from '../../src/api/dialect.ts';
import { startFaultProcess } from '../support/failing/proxy/faultProcess.ts';
import { startSandboxProcess } from '../support/sandboxProcess.ts';
import type { Behind } from './tryRow.ts';

/** A sandbox and a process in front of it for each dialect. */
export interface BothDialects {
  readonly of: (dialect: Dialect) => Behind;
  readonly stop: () => Promise<void>;
}

async function startOne(dialect: Dialect): Promise<Behind> {
  const sandbox = await startSandboxProcess({ dialect });
  return { sandbox, proxy: await startFaultProcess(sandbox.origin) };
}

/** Starts both, and makes this process trust the authorities of their certificates. */
export async function startBoth(): Promise<BothDialects> {
  const [documented, current] = await Promise.all([startOne('documented'), startOne('current')]);
  const both: Readonly<Record<Dialect, Behind>> = { documented, current };
  const trusted = tls.getCACertificates('default');
  const authorities = dialects.map((dialect) => both[dialect].proxy.authority);
  tls.setDefaultCACertificates([...trusted, ...authorities]);
  return {
    of: (dialect) => both[dialect],
    stop: async () => {
      tls.setDefaultCACertificates(trusted);
      for (const { sandbox, proxy } of Object.values(both)) {
        await proxy.stop();
        await sandbox.stop();
      }
    },
  };
}
