import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import type { ForwardingReport } from './forwardingMain.ts';

/** A forwarding proxy, like those of companies, in a process of its own. */
export interface ForwardingProcess {
  readonly origin: string;
  /** `CONNECT host:port`, in the order of arrival. */
  readonly asked: readonly string[];
  readonly stop: () => Promise<void>;
}

/**
 * Starts a proxy that knows these hosts, and refuses all others.
 * @param folder the folder of this file.
 * @param routes the port on this machine, by the name of the host.
 */
export async function startForwardingProcess(
  folder: string,
  routes: Readonly<Record<string, number>>,
): Promise<ForwardingProcess> {
  const main = path.join(folder, 'forwardingMain.ts');
  const child = spawn(process.execPath, [main, JSON.stringify(routes)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const asked: string[] = [];
  const [first] = (await once(child, 'message')) as [ForwardingReport];
  child.on('message', (report: ForwardingReport) => {
    if ('asked' in report) asked.push(report.asked);
  });
  return {
    origin: `http://127.0.0.1:${'port' in first ? first.port : 0}`,
    asked,
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
