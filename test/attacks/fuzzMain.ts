/**
 * `npm run fuzz`: sends malformed requests to a sandbox of each kind; none may end it, or get a 5xx
 * that is not the service’s own. `--requests N` (100,000 in all by default), `--seed N` repeats a
 * run.
 */
import { parseArgs } from 'node:util';
import { type FuzzReport, fuzz } from './fuzz/fuzz.ts';
import { servers } from './fuzz/servers.ts';
import { startSandboxProcess } from '../support/sandboxProcess.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
/**
 * How many requests one sandbox gets: it sometimes reads all of its runs, which become too many.
 */
const perSandbox = 5_000;

async function part(
  server: (typeof servers)[string],
  requests: number,
  seed: number,
): Promise<FuzzReport> {
  const sandbox = await startSandboxProcess(server);
  try {
    return await fuzz({ sandbox, requests, seed });
  } finally {
    await sandbox.stop();
  }
}

async function main(): Promise<void> {
  const requests = Number(values.requests);
  const perServer = Math.ceil(requests / Object.keys(servers).length);
  const seed = Number(values.seed);
  console.log(`${requests} requests with seed ${seed}`);
  const start = performance.now();
  let faults = 0;
  for (const [name, server] of Object.entries(servers)) {
    const answers = new Map<string, number>();
    let sent = 0;
    while (sent < perServer) {
      const report = await part(server, Math.min(perSandbox, perServer - sent), seed + sent);
      sent += report.sent;
      for (const fault of report.faults) console.log(fault);
      faults += report.faults.length;
      for (const [status, count] of Object.entries(report.answers)) {
        answers.set(status, (answers.get(status) ?? 0) + count);
      }
    }
    console.log(name, sent, Object.fromEntries([...answers].sort()));
  }
  console.log(`${faults} faults in ${Math.round((performance.now() - start) / 1000)} s`);
  process.exitCode = faults > 0 ? 1 : 0;
}

await main();
