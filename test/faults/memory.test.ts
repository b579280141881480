/**
 * An answer that is too long is not read whole: the kernel measures this, in a process of its own.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Dialect, dialects } from '../../src/api/dialect.ts';
import type { ProxyBehaviour } from '../support/failing/proxy/behaviour.ts';
import { type BothDialects, startBoth } from './behind.ts';
import type { CallId } from './call.ts';
import { calls } from './calls.ts';
import type { Measured } from './oneCall.ts';

const script = path.join(import.meta.dirname, 'oneCall.ts');

/**
 * In megabytes: the 32 that are read, with what the decoder and Node itself need. Reading even the
 * smallest of the answers whole would take nine hundred.
 */
const most = 120;

const floods: readonly (readonly [string, ProxyBehaviour])[] = [
  ['300 MB', { does: 'fill', megabytes: 300, status: 200 }],
  ['300 MB that say why it is refused', { does: 'fill', megabytes: 300, status: 400 }],
  ['10 GB in 10 MB, compressed with gzip', { does: 'bomb', encoding: 'gzip' }],
  ['512 MB in 1 KB, compressed with Brotli', { does: 'bomb', encoding: 'br' }],
];
const ends: Readonly<Partial<Record<CallId, readonly string[]>>> = {
  listWorkflows: ['notUnderstood', 'rejected'],
  launch: ['outcomeUnknown', 'rejected'],
};

describe('The memory of the client', () => {
  let both: BothDialects;

  before(async () => {
    both = await startBoth();
  });
  after(() => both.stop());

  async function measure(
    id: CallId,
    dialect: Dialect,
    behaviour: ProxyBehaviour,
  ): Promise<Measured> {
    const { sandbox, proxy } = both.of(dialect);
    const target = calls.find((call) => call.id === id)?.targets[dialect] ?? '';
    const { origin } = await proxy.open({ target, behaviour });
    const args = [script, origin, sandbox.key, dialect, id];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return JSON.parse(stdout) as Measured;
  }

  for (const dialect of dialects) {
    for (const id of ['listWorkflows', 'launch'] as const) {
      for (const [name, behaviour] of floods) {
        it(`is bounded: ${name} (${id}, ${dialect})`, async () => {
          const { end, grownMb } = await measure(id, dialect, behaviour);
          assert.ok(ends[id]?.includes(end), end);
          assert.ok(grownMb < most, `${grownMb} MB`);
        });
      }
    }
  }
});
