import assert from 'node:assert/strict';
import type { ChildProcess, ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { runSandbox, startSandboxProcess } from '../../support/sandboxProcess.ts';

/** The page size of SQLite, in bytes. */
const page = 4096;

describe('The sandbox’s command', () => {
  let folder: string;
  let file: string;

  const started: ChildProcess[] = [];

  const start = (...args: readonly string[]): ChildProcessWithoutNullStreams => {
    const child = runSandbox(args);
    started.push(child);
    return child;
  };
  const ending = async (
    ...args: readonly string[]
  ): Promise<{ readonly code: unknown; readonly out: string; readonly complaint: string }> => {
    const child = start(...args);
    const [out, complaint] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    return { code: child.exitCode, out, complaint };
  };
  const untouched = async (pattern: RegExp): Promise<void> => {
    const before = await readFile(file);
    const { code, complaint } = await ending('--data', file);
    assert.equal(code, 1);
    assert.match(complaint, pattern);
    assert.ok(complaint.includes(file) && complaint.includes('left untouched'));
    assert.deepEqual(await readFile(file), before);
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-command-'));
    file = path.join(folder, 'data.sqlite');
  });
  afterEach(async () => {
    // A sandbox that should have refused to start would never end by itself.
    for (const child of started.splice(0)) child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  it('says how it is used', async () => {
    const { code, out } = await ending('--help');
    assert.equal(code, 0);
    assert.match(out, /--data FILE/);
  });

  for (const [args, pattern] of [
    [[], /--data FILE/],
    [['--data', 'x', '--port', 'http'], /"http" is not a port/],
    [['--data', 'x', '--port', '65536'], /"65536" is not a port/],
    [['--data', 'x', '--key', 'two words'], /A key is one word/],
    [['--data', 'x', '--plan', 'rich'], /"rich" is not a plan: it is one of full, expired/],
    [['--date', 'x'], /--date/],
  ] as const) {
    it(`complains about the arguments [${args.join(' ')}]`, async () => {
      const { code, complaint } = await ending(...args);
      assert.equal(code, 1);
      assert.match(complaint, pattern);
    });
  }

  it('makes up a key, a different one each time', async () => {
    const first = await startSandboxProcess({ file });
    const second = await startSandboxProcess({ file });
    await Promise.all([first.stop(), second.stop()]);
    assert.match(first.key, /^pn-[\w-]{32}$/);
    assert.notEqual(first.key, second.key);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`ends cleanly on ${signal}`, async () => {
      const child = start('--data', file);
      const out = text(child.stdout);
      await once(child.stdout, 'data');
      child.kill(signal);
      assert.deepEqual(await once(child, 'exit'), [0, null]);
      assert.match(await out, /^key: \S+\nlistening on http:\/\/127\.0\.0\.1:\d+\n$/);
    });
  }

  it('says that a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, complaint } = await ending('--data', file, '--port', String(port));
    other.close();
    assert.equal(code, 1);
    assert.match(complaint, /EADDRINUSE/);
  });

  it('leaves a file alone that is no database', async () => {
    await writeFile(file, 'These are my notes, and I would like to keep them.\n'.repeat(40));
    await untouched(/is not a data file of the sandbox \(file is not a database\)/);
  });

  it('leaves a database alone that is not its own', async () => {
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE note (text)');
    other.close();
    await untouched(/is not a data file of the sandbox/);
  });

  it('leaves a file alone that a later version has written', async () => {
    const made = await startSandboxProcess({ file });
    await made.stop();
    const later = new DatabaseSync(file);
    later.exec('PRAGMA user_version = 99');
    later.close();
    await untouched(/was written by a later version of the sandbox/);
  });

  const damages: Readonly<Record<string, (content: Buffer) => Buffer>> = {
    'cut short': (content) => content.subarray(0, content.length - 3 * page),
    'overwritten in the middle': (content) => content.fill(0xff, 4 * page, 5 * page),
  };
  for (const [damage, inflict] of Object.entries(damages)) {
    it(`leaves a file alone that has been ${damage}`, async () => {
      const made = await startSandboxProcess({ file });
      await made.stop();
      await writeFile(file, inflict(await readFile(file)));
      await untouched(/is damaged/);
    });
  }

  it('says that a file cannot be opened', async () => {
    const { code, complaint } = await ending('--data', folder);
    assert.equal(code, 1);
    assert.match(complaint, /cannot be opened/);
  });
});
