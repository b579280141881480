import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { type SandboxProcess, startSandboxProcess } from '../../support/sandboxProcess.ts';
import { send, sendLaunch } from '../../support/sandboxRequest.ts';
import { storedRun, storedRuns } from '../../support/sandboxRuns.ts';
import { emailOf } from '../../support/members.ts';

const processId = (answer: { readonly body: unknown }): number =>
  (answer.body as { readonly process_id: number }).process_id;

describe('A sandbox’s data file', () => {
  let folder: string;
  let file: string;
  const running: SandboxProcess[] = [];

  const start = async (key?: string): Promise<SandboxProcess> => {
    const sandbox = await startSandboxProcess({ file, ...(key !== undefined && { key }) });
    running.push(sandbox);
    return sandbox;
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-data-'));
    file = path.join(folder, 'not', 'there', 'yet.sqlite');
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((sandbox) => sandbox.stop()));
    await rm(folder, { recursive: true });
  });

  it('keeps runs and keys over a restart', async () => {
    const first = await start('first-key');
    const id = processId(await sendLaunch(first, 10, { name: 'Before the restart' }));
    await first.stop();
    const second = await start('second-key');
    for (const key of ['first-key', 'second-key']) {
      assert.equal((await send({ ...second, key }, '/workflows')).status, 200);
    }
    assert.equal(storedRun(file, id).name, 'Before the restart');
    assert.ok(processId(await sendLaunch(second, 10, { name: 'After it' })) > id);
  });

  it('survives a process that is killed', async () => {
    const first = await start();
    const id = processId(await sendLaunch(first, 10, { name: 'Just in time' }));
    process.kill(first.pid, 'SIGKILL');
    const second = await start();
    assert.equal(storedRun(file, id).name, 'Just in time');
    assert.equal((await send(second, '/workflows')).status, 200);
  });

  it('is made once by processes that start at the same time, and serves them all', async () => {
    const sandboxes = await Promise.all(['a', 'b', 'c', 'd'].map((key) => start(key)));
    const [one] = sandboxes;
    assert.ok(one);
    for (const { key } of sandboxes) {
      assert.equal((await send({ ...one, key }, '/workflows')).status, 200);
    }
    const answers = await Promise.all(
      sandboxes.flatMap((sandbox) =>
        Array.from({ length: 10 }, () => sendLaunch(sandbox, 10, { name: sandbox.origin })),
      ),
    );
    const ids = new Set(answers.map(processId));
    assert.equal(ids.size, 40);
    assert.equal(storedRuns(file).filter((run) => ids.has(run.id)).length, 40);
  });

  it('lets only one of two processes have a value that must not repeat', async () => {
    const sandboxes = await Promise.all([start(), start()]);
    const release = {
      name: 'Race',
      kickoff: {
        'release-version': '6.0.0',
        'release-type': 7003,
        components: [7004],
        'release-date': '2026-06-01',
        'release-captain': emailOf('priya'),
      },
    };
    const answers = await Promise.all(sandboxes.map((sandbox) => sendLaunch(sandbox, 7, release)));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 400]);
  });

  it('has no key in it, only its hash', async () => {
    const key = 'pn-the-key-that-must-not-be-found';
    const sandbox = await start(key);
    await sendLaunch(sandbox, 10, { name: 'With the key' });
    for (const name of await readdir(path.dirname(file))) {
      const content = await readFile(path.join(path.dirname(file), name));
      assert.equal(content.includes(key), false, name);
    }
  });

  it('is read run by run while the sandbox is using it', async () => {
    const sandbox = await start();
    assert.deepEqual(
      storedRuns(file).map(({ name, launchedBy }) => [name, launchedBy]),
      [
        ['Harbormaster 4.11.0', emailOf('tomas')],
        ['Welcome, Lena Fischer', emailOf('samuel')],
        ['Harbormaster 4.12.0', emailOf('priya')],
      ],
    );
    assert.throws(() => storedRun(sandbox.file, 999), /No run 999/);
  });
});
