import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import type { Scenario } from './behaviour.ts';
import type { Order, Report } from './orders.ts';

/** A scenario in the other process. */
export interface RemoteScenario {
  readonly origin: string;
  /** The requests that have arrived, as `GET /path`. */
  readonly seen: () => Promise<readonly string[]>;
  readonly mend: () => Promise<void>;
  /** Fails in another way from now on, and forgets the requests. The address stays. */
  readonly change: (scenario: Scenario) => Promise<void>;
}

/** A fault proxy in a process of its own. */
export interface FaultProcess {
  readonly authority: string;
  readonly open: (scenario: Scenario) => Promise<RemoteScenario>;
  readonly stop: () => Promise<void>;
}

type WithoutId<Each> = Each extends unknown ? Omit<Each, 'id'> : never;
type Ask = (order: WithoutId<Order>) => Promise<Report['result']>;

/** Sends orders, and matches reports to them. */
function createAsk(child: ChildProcess): Ask {
  const waiting = new Map<number, (report: Report) => void>();
  let last = 0;
  child.on('message', (report: Report) => {
    waiting.get(report.id)?.(report);
    waiting.delete(report.id);
  });
  return async (order) => {
    const id = (last += 1);
    const answered = new Promise<Report>((resolve) => waiting.set(id, resolve));
    child.send({ ...order, id });
    const { result, failure } = await answered;
    if (failure !== undefined) throw new Error(failure);
    return result;
  };
}

/**
 * Starts a process that passes requests on to the server, and waits until it is ready.
 * @param folder the folder of this file, which a bundle does not know.
 */
export async function startFaultProcess(
  upstream: string,
  folder = import.meta.dirname,
): Promise<FaultProcess> {
  const main = path.join(folder, 'main.ts');
  const child = spawn(process.execPath, [main, upstream], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [ready] = (await once(child, 'message')) as [Report];
  const ask = createAsk(child);
  return {
    authority: ready.result.authority ?? '',
    open: async (scenario) => {
      const { index = -1, origin = '' } = await ask({ order: 'open', scenario });
      return {
        origin,
        seen: async () => (await ask({ order: 'seen', index })).seen ?? [],
        mend: async () => {
          await ask({ order: 'mend', index });
        },
        change: async (next) => {
          await ask({ order: 'change', index, scenario: next });
        },
      };
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
