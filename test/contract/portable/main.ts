/**
 * `npm run test:contract -- --origin http://127.0.0.1:8001`: checks whether a running server of
 * today’s API does what the sandbox does. The keys are in the environment, by role:
 * `PNEUMATIC_OWNER_KEY`, `PNEUMATIC_ADMIN_KEY`, `PNEUMATIC_MEMBER_KEY`, `PNEUMATIC_VIEWER_KEY`.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { isLoopback } from '../../../src/core/account/account.ts';
import { textOf } from './report.ts';
import { runPortable } from './runPortable.ts';
import { type Keys, connect, roles } from './server.ts';

function readOrigin(): string {
  const { values } = parseArgs({ options: { origin: { type: 'string' } } });
  if (values.origin === undefined) throw new Error('Name a server: --origin http://127.0.0.1:8001');
  const url = new URL(values.origin);
  if (!['http:', 'https:'].includes(url.protocol) || !isLoopback(url.hostname)) {
    throw new Error('Only a server on this machine is tried: data is made and removed there.');
  }
  return url.origin;
}

const readKeys = (): Keys =>
  Object.fromEntries(
    roles.flatMap((role) => {
      const key = process.env[`PNEUMATIC_${role.toUpperCase()}_KEY`];
      return key === undefined || key === '' ? [] : [[role, key]];
    }),
  );

async function main(): Promise<void> {
  const server = connect(readOrigin(), readKeys());
  const report = await runPortable(server, `contract-${Date.now().toString(36)}`);
  process.stdout.write(textOf(report));
  const differs = report.results.some(({ outcome }) => outcome.kind === 'differs');
  process.exitCode = differs || report.left.length > 0 ? 1 : 0;
}

await main().catch((error: unknown) => {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  const reason = cause instanceof Error ? `: ${cause.message}` : '';
  process.stderr.write(`${message}${reason}\n`);
  process.exitCode = 2;
});
