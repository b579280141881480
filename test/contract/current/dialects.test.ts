import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import {
  type SandboxProcess,
  runSandbox,
  startSandboxProcess,
} from '../../support/sandboxProcess.ts';
import { send, sendLaunch } from '../../support/sandboxRequest.ts';
import { storedRuns } from '../../support/sandboxRuns.ts';
import { emailOf } from '../../support/members.ts';

describe('One data file in both dialects', () => {
  let folder: string;
  let documented: SandboxProcess;
  let current: SandboxProcess;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-dialects-'));
    const file = path.join(folder, 'sandbox.sqlite');
    documented = await startSandboxProcess({ file, key: 'one' });
    current = await startSandboxProcess({ file, key: 'two', dialect: 'current' });
  });
  after(async () => {
    await Promise.all([documented.stop(), current.stop()]);
    await rm(folder, { recursive: true });
  });

  it('has the same keys', async () => {
    assert.equal((await send({ ...current, key: 'one' }, '/templates')).status, 200);
    assert.equal((await send({ ...documented, key: 'two' }, '/workflows')).status, 200);
  });

  it('shows a documented launch in today’s words', async () => {
    const { body } = await sendLaunch(documented, 7, {
      name: 'Harbormaster 9',
      kickoff: {
        'release-version': '9.0.0',
        'release-type': 7003,
        components: [7007, 7004],
        'release-date': '2026-09-21',
        'release-captain': emailOf('priya'),
      },
    });
    const { process_id: id } = body as { readonly process_id: number };
    const run = (await send(current, `/workflows/${id}`)).body as {
      readonly status: number;
      readonly kickoff: {
        readonly output: readonly { readonly value: string; readonly user_id: number | null }[];
      };
    };
    assert.equal(run.status, 0);
    assert.deepEqual(
      run.kickoff.output.map(({ value }) => value),
      ['9.0.0', 'Major', 'Mobile app, Web app', '1789992000', '', 'Priya Nair', '', ''],
    );
    assert.equal(run.kickoff.output[5]?.user_id, 3);
  });

  it('has runs of both', async () => {
    const body = JSON.stringify({ name: 'Today' });
    const headers = { 'Content-Type': 'application/json' };
    await send(current, '/templates/10/run', { method: 'POST', headers, body });
    await sendLaunch(documented, 10, { name: 'As documented' });
    assert.deepEqual(
      storedRuns(current.file)
        .slice(-2)
        .map(({ name }) => name),
      ['Today', 'As documented'],
    );
  });

  it('has workflows that only today’s dialect can show', async () => {
    for (const id of [14, 15, 16]) {
      assert.equal((await send(documented, `/workflows/${id}`)).status, 404);
      assert.equal((await sendLaunch(documented, id, { name: 'x' })).status, 404);
    }
    assert.equal(((await send(documented, '/workflows')).body as unknown[]).length, 13);
  });

  it('answers the paths of one dialect only', async () => {
    assert.equal((await send(documented, '/templates')).status, 404);
    assert.equal((await send(documented, '/auth/context')).status, 404);
    assert.equal((await sendLaunch(current, 10, { name: 'x' })).status, 404);
  });

  for (const [args, pattern] of [
    [['--dialect', 'latin'], /"latin" is not a dialect/],
    [['--member', 'maya'], /"maya" is not an e-mail address with a key/],
    [['--member', 'a@b.example=two words'], /A key is one word/],
    [['--member', 'a@b.example=key'], /Nobody here has the e-mail address a@b\.example/],
  ] as const) {
    it(`is not served with ${args.join(' ')}`, async () => {
      const child = runSandbox(['--data', path.join(folder, 'other.sqlite'), ...args]);
      const [complaint] = await Promise.all([text(child.stderr), once(child, 'exit')]);
      assert.equal(child.exitCode, 1);
      assert.match(complaint, pattern);
    });
  }
});
