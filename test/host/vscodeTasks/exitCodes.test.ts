/** VS Code tasks as VS Code runs them: what it offers, and with which exit code they end. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Dialect } from '../../../src/api/dialect.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import { LaunchPermissions } from '../../../src/host/kickoff/launchPermissions.ts';
import { resolveSource } from '../../../src/host/kickoff/resolveSource.ts';
import { sendWritten } from '../../../src/host/kickoff/sendWritten.ts';
import { systemClock } from '../../../src/host/polling/systemClock.ts';
import type { Services } from '../../../src/host/services.ts';
import { LaunchTaskProvider } from '../../../src/host/vscodeTasks/launchTaskProvider.ts';
import { type TaskParts, taskKey } from '../../../src/host/vscodeTasks/runLaunchTask.ts';
import { neverAnswer } from '../../support/failing/server.ts';
import { keyOf } from '../../support/members.ts';
import { storedRuns } from '../../support/sandboxRuns.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting, signInAsOwner, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { type Interceptor, doneAndCut, startInterceptor } from '../support/interceptor.ts';
import { createServers } from '../support/servers.ts';
import { newEarlierRuns, startTask } from '../support/startedTasks.ts';

const type = 'pneumatic';
const handover = 'On-call handover';
const servers = createServers();

/** The folder that is open during the tests. @throws if none is. */
function openFolder(): vscode.WorkspaceFolder {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  return folder;
}
const fileIn = (name: string): vscode.Uri => vscode.Uri.joinPath(openFolder().uri, name);
const write = (name: string, value: unknown): Thenable<void> =>
  vscode.workspace.fs.writeFile(fileIn(name), Buffer.from(JSON.stringify(value)));

/** Has VS Code run a VS Code task, and waits for its exit code. */
async function run(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return;
      listening.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

describe('A VS Code task that launches', () => {
  let services: Services;
  let interceptor: Interceptor;
  let server: string;
  let parts: TaskParts;
  let count = 0;

  before(async () => {
    services = await runningServices();
  });
  afterEach(async () => {
    for (const execution of vscode.tasks.taskExecutions) execution.terminate();
    await tidy(services);
    await servers.stop();
    for (const [name] of await vscode.workspace.fs.readDirectory(openFolder().uri)) {
      await vscode.workspace.fs.delete(fileIn(name), { recursive: true });
    }
  });

  async function signIn(dialect: Dialect): Promise<void> {
    server = await servers.sandbox(keyOf('maya'), { dialect, liveRuns: false });
    interceptor = servers.own(await startInterceptor(server));
    await signInAsOwner(services, interceptor.origin, keyOf('maya'), dialect);
    parts = {
      ...services,
      ...{ clock: systemClock, earlierRuns: newEarlierRuns() },
      askAboutEarlier: () => Promise.resolve(undefined),
      send: (source) => sendWritten(services, source),
    };
  }

  /** A dialog cannot be seen in the extension host, so that the launch is allowed before. */
  async function allow(
    definition: Readonly<Record<string, unknown>>,
    resolved = definition,
  ): Promise<void> {
    const written = Object.fromEntries(
      Object.entries(resolved).filter(([name]) => name !== 'type' && name !== 'wait'),
    );
    const folder = openFolder();
    const launch = await resolveSource(services, { written, folder: folder.uri });
    const session = await services.sessions.current();
    assert.ok(session.state === 'signedIn' && launch.state === 'resolved', launch.state);
    const permissions = new LaunchPermissions(services.globalState);
    await permissions.give(session.account.id, taskKey(definition, folder), launch, []);
  }

  const taskOf = (definition: vscode.TaskDefinition): vscode.Task => {
    count += 1;
    const bare = new vscode.Task(definition, openFolder(), `test ${count}`, type);
    return new LaunchTaskProvider(parts).resolveTask(bare);
  };
  const launches = (): number =>
    interceptor.asked.filter((what) => /^POST .*\/run/.test(what)).length;
  const names = (): readonly string[] => storedRuns(servers.fileOf(server)).map(({ name }) => name);

  for (const dialect of ['current', 'documented'] as const) {
    it(`ends with 0 once the run has started, in the ${dialect} dialect`, async () => {
      await signIn(dialect);
      const definition = { type, workflow: handover, name: 'Week 40', wait: 'started' };
      await allow(definition);
      assert.equal(await run(taskOf(definition)), 0);
      assert.equal(launches(), 1);
      assert.ok(names().includes('Week 40'));
    });

    it(`ends with 2 where no answer comes, and sends once, in the ${dialect} dialect`, async () => {
      await signIn(dialect);
      await setSetting(settingIds.requestTimeout, 1);
      const ways = { 'Week 41': doneAndCut(server), 'Week 42': neverAnswer };
      for (const [name, reply] of Object.entries(ways)) {
        const definition = { type, workflow: handover, name };
        await allow(definition);
        const sent = launches();
        const mend = interceptor.instead(/^POST .*\/run/, reply);
        assert.equal(await run(taskOf(definition)), 2, name);
        mend();
        assert.equal(launches() - sent, 1, name);
        await services.journal.forget(await services.journal.unknown());
      }
    });
  }

  it('ends with 1 where the service refuses the launch', async () => {
    await signIn('current');
    const definition = { type, workflow: handover, name: 'Week 40' };
    await allow(definition);
    interceptor.instead(/^POST .*\/run/, (response) => {
      response.writeHead(403, { 'content-type': 'application/json' }).end('{"detail":"No."}');
    });
    assert.equal(await run(taskOf(definition)), 1);
    assert.equal(launches(), 1);
  });

  it('ends with 1 and sends nothing where it cannot be meant, and says what to write', async () => {
    await signIn('current');
    await write('two.pneumatic.json', { launches: { a: { workflow: 'b' }, c: { workflow: 'd' } } });
    for (const [definition, text] of [
      [{}, /says nothing to launch/],
      [{ workflow: handover, wait: 'later' }, /“wait”: “later” is nothing to wait for/],
      [{ workflow: handover, wait: 'task:Pray' }, /no task is called “Pray”.*Test the pager/],
      [{ workflow: 'Prayer' }, /Prayer/],
      [{ launch: 'none.pneumatic.json' }, /“none.pneumatic.json” cannot be read/],
      [{ launch: 'two.pneumatic.json' }, /several launches.*“a”, “c”/],
      [{ launch: 'two.pneumatic.json#b' }, /no launch called “b”.*“a”, “c”/],
      [{ launch: '../two.pneumatic.json' }, /not a launch file of this folder/],
    ] as const) {
      const task = startTask(parts, { type, ...definition });
      assert.equal(await task.code, 1, JSON.stringify(definition));
      assert.match(task.text(), text);
    }
    assert.equal(await run(taskOf({ type, launch: 'none.pneumatic.json' })), 1);
    assert.equal(launches(), 0);
  });

  it('ends with 1 and sends nothing where a server without runs is waited for', async () => {
    await signIn('documented');
    const definition = { type, workflow: handover, name: 'Week 40', wait: 'finished' };
    await allow(definition);
    const task = startTask(parts, definition);
    assert.equal(await task.code, 1);
    assert.match(task.text(), /tells nothing of its runs.*Write “started”/);
    assert.equal(launches(), 0);
  });

  it('ends with 3 where the person declines, and with 1 where nobody is signed in', async () => {
    await signIn('current');
    parts = { ...parts, send: () => Promise.resolve({ end: 'declined' }) };
    assert.equal(await run(taskOf({ type, workflow: handover })), 3);
    await services.sessions.signOut();
    const task = startTask(parts, { type, workflow: handover });
    assert.equal(await task.code, 1);
    assert.match(task.text(), /^Sign in first/);
  });

  it('takes answers to inputs from VS Code, and no environment variable that is not listed', async () => {
    await signIn('current');
    const asking = { type, workflow: handover, name: 'Week ${input:week}' };
    const answered = { ...asking, name: 'Week 44' };
    await allow(asking, answered);
    assert.equal(await startTask(parts, asking, answered).code, 0);
    assert.ok(names().includes('Week 44'));
    const spying = { ...asking, name: 'of ${env:TOKEN}' };
    const task = startTask(parts, spying, { ...spying, name: 'of s3cret' });
    assert.equal(await task.code, 1);
    assert.match(task.text(), /name: .*TOKEN/);
    assert.doesNotMatch(task.text(), /s3cret/);
    assert.equal(launches(), 1);
  });

  it('hears Ctrl+C in its terminal, and ends when VS Code ends it', async () => {
    await signIn('current');
    const definition = { type, workflow: handover, name: 'Week 40', wait: 'finished' };
    await allow(definition);
    const task = taskOf(definition);
    const ended = run(task);
    await eventually('a look at the run', () =>
      Promise.resolve(interceptor.asked.some((what) => what.includes('/events')) || undefined),
    );
    // A terminal takes no key before it is connected, and the host may learn late of its name.
    const press = setInterval(() => {
      const terminal = vscode.window.terminals.find(({ name }) => name.includes(task.name));
      terminal?.sendText('\u0003', false);
    }, 200);
    assert.equal(
      await ended.finally(() => {
        clearInterval(press);
      }),
      130,
    );
  });

  it('sends nothing after Ctrl+C has come before the launch', async () => {
    await signIn('current');
    const definition = { type, workflow: handover, name: 'Week 40' };
    await allow(definition);
    const task = startTask(parts, definition);
    task.press('\u0003');
    assert.equal(await task.code, 3);
    assert.match(task.text(), /Nothing was sent/);
    assert.equal(launches(), 0);
  });

  it('shows nothing of the service that could command the terminal', async () => {
    await signIn('current');
    const evil = 'Week \u001b[2J\u009b31m\u202e\u0007 40';
    const definition = { type, workflow: handover, name: evil };
    await allow(definition);
    const task = startTask(parts, definition);
    assert.equal(await task.code, 0);
    assert.doesNotMatch(task.text(), /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202e]/);
    assert.match(task.text(), /Week \ufffd\[2J/);
  });
});

describe('VS Code tasks of launch files', () => {
  before(async () => {
    await runningServices();
  });
  afterEach(async () => {
    for (const [name] of await vscode.workspace.fs.readDirectory(openFolder().uri)) {
      await vscode.workspace.fs.delete(fileIn(name), { recursive: true });
    }
  });

  it('are offered by themselves: one for each launch, those of the folder’s own among them', async () => {
    await vscode.workspace.fs.createDirectory(fileIn('.pneumatic'));
    await vscode.workspace.fs.createDirectory(fileIn('node_modules'));
    await write('node_modules/x.pneumatic.json', { workflow: 'X' });
    await write('.pneumatic/week.pneumatic.json', { workflow: handover });
    await write('release.pneumatic.json', {
      launches: { patch: { workflow: 'Release' }, '$(x)': { workflow: 'Release' } },
    });
    const tasks = await eventually('three VS Code tasks', async () => {
      const found = await vscode.tasks.fetchTasks({ type });
      return found.length === 3 ? found : undefined;
    });
    const shown = tasks.map(
      ({ name, definition, group }) => [name, definition.launch as unknown, group] as const,
    );
    assert.deepEqual(
      shown.sort(([a], [b]) => (a < b ? -1 : 1)),
      [
        ['release: \\$(x)', 'release.pneumatic.json#$(x)', undefined],
        ['release: patch', 'release.pneumatic.json#patch', undefined],
        ['week', '.pneumatic/week.pneumatic.json', undefined],
      ],
    );
  });

  it('keep those from starting that depend on them when they end with 1', async () => {
    await vscode.workspace.fs.createDirectory(fileIn('.vscode'));
    await write('.vscode/tasks.json', {
      version: '2.0.0',
      tasks: [
        { label: 'first', type, launch: 'none.pneumatic.json', problemMatcher: [] },
        { label: 'alone', type, workflow: '', launch: 'x', problemMatcher: [] },
        { label: 'second', type, launch: 'none2.pneumatic.json', dependsOn: ['first'] },
      ],
    });
    const second = await eventually('the VS Code tasks of tasks.json', async () => {
      const found = await vscode.tasks.fetchTasks({ type });
      return found.find(({ name }) => name === 'second');
    });
    const events: string[] = [];
    const listening = vscode.Disposable.from(
      vscode.tasks.onDidStartTaskProcess(({ execution }) => events.push(`+${execution.task.name}`)),
      vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) =>
        events.push(`${execution.task.name} ${exitCode ?? '-'}`),
      ),
    );
    await vscode.tasks.executeTask(second);
    await eventually('the end of both', () =>
      Promise.resolve((vscode.tasks.taskExecutions.length === 0 && events.length > 1) || undefined),
    );
    listening.dispose();
    assert.deepEqual(events, ['+first', 'first 1']);
  });
});
