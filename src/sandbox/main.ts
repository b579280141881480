/** `npm run sandbox`: the sandbox as a process of its own. */
import process from 'node:process';
import { readArguments, usage } from './readArguments.ts';
import { startSandbox } from './startSandbox.ts';

async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2));
  if (!options) {
    process.stdout.write(usage);
    return;
  }
  const sandbox = await startSandbox(options);
  const stop = (): void => {
    void sandbox.close().then(() => process.exit(0), fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(`key: ${options.key}\nlistening on ${sandbox.origin}\n`);
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

await main().catch(fail);
