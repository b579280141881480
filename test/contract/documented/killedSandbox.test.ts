import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { type Dialect, dialects } from '../../../src/api/dialect.ts';
import { type SandboxProcess, startSandboxProcess } from '../../support/sandboxProcess.ts';
import { send, sendLaunch } from '../../support/sandboxRequest.ts';
import { storedRuns } from '../../support/sandboxRuns.ts';

const kills = 50;
/** How many launches are under way at the same time. */
const clients = 4;
const workflow = 9;
/** A launch with values: a run is several rows, which are stored together or not at all. */
const launch = (name: string) => ({
  name,
  kickoff: { subject: name, touches: [9002], exposure: 9006, worries: name.repeat(200) },
});

interface Acknowledged {
  readonly id: number;
  readonly name: string;
  /** The id of a task that was completed. */
  readonly task?: number | undefined;
}
interface WireRun {
  readonly id: number;
  readonly tasks: readonly { readonly id: number }[];
}

/** The connection of a killed sandbox breaks; any other failure is a fault. */
function ignoreBroken(error: unknown): undefined {
  if (error instanceof assert.AssertionError) throw error;
}

type Work = (sandbox: SandboxProcess, name: string) => Promise<Acknowledged | undefined>;

const launchDocumented: Work = async (sandbox, name) => {
  const { status, body } = await sendLaunch(sandbox, workflow, launch(name));
  assert.equal(status, 200);
  return { id: (body as { readonly process_id: number }).process_id, name };
};

/** Launches a run, and completes its first task. */
const workToday: Work = async (sandbox, name) => {
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const answer = await send(sandbox, path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.equal(answer.status, 200);
    return answer.body;
  };
  const run = (await post('/templates/10/run', { name, kickoff: {} })) as WireRun;
  const [task] = run.tasks;
  await post(`/v2/tasks/${task?.id}/complete`, { output: {} });
  return { id: run.id, name, task: task?.id };
};

const works: Readonly<Record<Dialect, Work>> = { documented: launchDocumented, current: workToday };

/** Works without a pause until the sandbox is killed, at its nth acknowledgement. */
async function workUntilKilled(
  sandbox: SandboxProcess,
  work: (name: string) => ReturnType<Work>,
  { label, nth }: { readonly label: string; readonly nth: number },
): Promise<readonly Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  const killing = new AbortController();
  const isKilled = (): boolean => killing.signal.aborted;
  const client = async (number: number): Promise<void> => {
    for (let count = 1; !isKilled(); count += 1) {
      const done = await work(`${label}/${number}/${count}`).catch(ignoreBroken);
      if (!done) return;
      acknowledged.push(done);
      if (isKilled() || acknowledged.length < nth) continue;
      killing.abort();
      process.kill(sandbox.pid, 'SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return acknowledged;
}

/** The tasks that are stored as completed. */
function completedTasks(file: string): ReadonlySet<unknown> {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare("SELECT id FROM run_task WHERE status = 'completed'").all();
  database.close();
  return new Set(rows.map(({ id }) => id));
}

const pragma = (file: string, name: string): unknown => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare(`PRAGMA ${name}`).get()?.[name];
  } finally {
    database.close();
  }
};

describe('A sandbox that is killed while it writes', () => {
  let folder: string;
  let file: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-killed-'));
    file = path.join(folder, 'demo.sqlite');
  });
  after(() => rm(folder, { recursive: true }));

  it(`has lost nothing that it acknowledged, ${kills} times over`, async () => {
    const acknowledged = new Map<number, Acknowledged>();
    const check = (): void => {
      const stored = new Map(storedRuns(file).map((run) => [run.id, run.name]));
      const completed = completedTasks(file);
      for (const { id, name, task } of acknowledged.values()) {
        assert.equal(stored.get(id), name);
        if (task !== undefined) assert.ok(completed.has(task), `Task ${task} is not completed.`);
      }
      assert.equal(pragma(file, 'integrity_check'), 'ok');
    };
    for (let round = 1; round <= kills; round += 1) {
      const dialect = dialects[round % 2] ?? 'current';
      const sandbox = await startSandboxProcess({ file, dialect });
      const work = (name: string) => works[dialect](sandbox, name);
      const some = await workUntilKilled(sandbox, work, {
        label: `${dialect}/${round}`,
        nth: 1 + (round % 9),
      });
      await sandbox.stop();
      assert.ok(some.length > 0);
      for (const each of some) acknowledged.set(each.id, each);
      check();
    }
    // The sandbox is started once more without a request: opening the file merges the log of the last
    // one.
    await (await startSandboxProcess({ file })).stop();
    check();
    assert.ok(acknowledged.size >= kills);
    assert.equal(pragma(file, 'journal_mode'), 'wal');
  });

  it('has stored every run whole or not at all', () => {
    const runs = storedRuns(file).filter(({ name }) => name.startsWith('documented/'));
    assert.ok(runs.length >= kills / 2);
    for (const { name, kickoff } of runs) assert.deepEqual(kickoff, launch(name).kickoff);
    const database = new DatabaseSync(file, { readOnly: true });
    const withoutTasks = database
      .prepare('SELECT name FROM run WHERE id NOT IN (SELECT run_id FROM run_task)')
      .all();
    const atNoTask = database
      .prepare(
        `SELECT name FROM run WHERE status = 'running'
         AND id NOT IN (SELECT run_id FROM run_task WHERE status = 'active')`,
      )
      .all();
    database.close();
    assert.deepEqual([withoutTasks, atNoTask], [[], []]);
  });
});
