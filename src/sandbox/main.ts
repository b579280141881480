/** `npm run sandbox`: the sandbox as a process of its own. */
import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startSandbox } from './embedded.ts';

const usage = `Serves the demo account of the Pneumatic API on this machine.

  npm run sandbox -- --data FILE [--port N] [--key KEY]

  --data FILE  the data file; made where there is none
  --port N     the port to listen on; any free one by default
  --key KEY    an API key to accept; made up by default
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      key: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  if (values.data === undefined) throw new Error('Name a data file: --data FILE.');
  const key = parseKey(values.key ?? `pn-${randomBytes(24).toString('base64url')}`);
  const sandbox = await startSandbox({ file: values.data, key, port: parsePort(values.port) });
  const stop = (): void => {
    void sandbox.close().then(() => process.exit(0), fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(`key: ${key}\nlistening on ${sandbox.origin}\n`);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`"${text}" is not a port.`);
}

function parseKey(text: string): string {
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new Error('A key is one word of printable ASCII characters.');
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

await main().catch(fail);
