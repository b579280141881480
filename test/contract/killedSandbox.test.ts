import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { type SandboxProcess, startSandboxProcess } from '../support/sandboxProcess.ts';
import { sendLaunch } from '../support/sandboxRequest.ts';
import { storedRuns } from '../support/sandboxRuns.ts';

const kills = 50;
/** Launches under way at the same time. */
const clients = 4;
const workflow = 9;
/** What the workflow asks for: a run is several rows, which are stored together or not at all. */
const launch = (name: string) => ({
  name,
  kickoff: { subject: name, touches: [9002], exposure: 9006, worries: name.repeat(200) },
});

interface Acknowledged {
  readonly id: number;
  readonly name: string;
}

/** Launches without a pause until the sandbox is killed, on its nth acknowledgement. */
async function launchUntilKilled(
  sandbox: SandboxProcess,
  label: string,
  nth: number,
): Promise<readonly Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  const killing = new AbortController();
  const isKilled = (): boolean => killing.signal.aborted;
  const client = async (number: number): Promise<void> => {
    for (let count = 1; !isKilled(); count += 1) {
      const name = `${label}/${number}/${count}`;
      const answer = await sendLaunch(sandbox, workflow, launch(name)).catch(() => undefined);
      if (!answer) return;
      assert.equal(answer.status, 200);
      const { process_id: id } = answer.body as { readonly process_id: number };
      acknowledged.push({ id, name });
      if (isKilled() || acknowledged.length < nth) continue;
      killing.abort();
      process.kill(sandbox.pid, 'SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return acknowledged;
}

const pragma = (file: string, name: string): unknown => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare(`PRAGMA ${name}`).get()?.[name];
  } finally {
    database.close();
  }
};

describe('A sandbox that is killed while it writes', function () {
  this.timeout(5 * 60_000);
  let folder: string;
  let file: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-killed-'));
    file = path.join(folder, 'demo.sqlite');
  });
  after(() => rm(folder, { recursive: true }));

  it(`has lost nothing that it acknowledged, ${kills} times over`, async () => {
    const acknowledged = new Map<number, string>();
    for (let round = 1; round <= kills; round += 1) {
      const sandbox = await startSandboxProcess({ file });
      const some = await launchUntilKilled(sandbox, `${round}`, 1 + (round % 9));
      await sandbox.stop();
      assert.ok(some.length > 0);
      for (const { id, name } of some) acknowledged.set(id, name);
      const stored = new Map(storedRuns(file).map((run) => [run.id, run.name]));
      for (const [id, name] of acknowledged) assert.equal(stored.get(id), name);
      assert.equal(pragma(file, 'integrity_check'), 'ok');
    }
    assert.ok(acknowledged.size >= kills);
    assert.equal(pragma(file, 'journal_mode'), 'wal');
  });

  it('has stored every run whole or not at all', () => {
    const runs = storedRuns(file).filter(({ name }) => /^\d+\/\d+\/\d+$/.test(name));
    assert.ok(runs.length >= kills);
    for (const { name, kickoff } of runs) assert.deepEqual(kickoff, launch(name).kickoff);
    const database = new DatabaseSync(file, { readOnly: true });
    const withoutTasks = database
      .prepare('SELECT name FROM run WHERE id NOT IN (SELECT run_id FROM run_task)')
      .all();
    database.close();
    assert.deepEqual(withoutTasks, []);
  });
});
