/** Copying rows for other people. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isServiceRow } from '../../src/host/runs/runRow.ts';
import { type CommandId, settingIds } from '../../src/host/manifest/ids.ts';
import { ofAccountInUse } from '../../src/host/pageCommands.ts';
import type { Services } from '../../src/host/services.ts';
import { setSetting, tidy } from './support/account.ts';
import { runCommand } from './support/commands.ts';
import { runningServices } from './support/extension.ts';
import { createServers } from './support/servers.ts';
import { signInToToday } from './support/today.ts';

const web = 'https://web.example';
const handover = 10;

describe('Copying rows for other people', () => {
  const servers = createServers();
  let services: Services;

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    const today = await signInToToday(services, servers);
    await today.launch(handover, { name: 'Week [40]' });
    await today.launch(handover, { name: 'Week 41' });
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  const copied = async (id: CommandId, ...rows: readonly unknown[]): Promise<string> => {
    await runCommand(id, rows[0], rows);
    return vscode.env.clipboard.readText();
  };
  const runs = async () =>
    (await services.runsTree.getChildren())
      .filter(isServiceRow)
      .filter((row) => row.type === 'run')
      .toReversed();

  it('has a line for each, with its link', async () => {
    await setSetting(settingIds.webAddress, web);
    const rows = await runs();
    const [first, second] = rows.map(({ run }) => `${web}/workflows/${run.id}/`);
    assert.equal(await copied('pneumatic.copyLink', ...rows), `${first}\n${second}`);
    assert.equal(
      await copied('pneumatic.copyAsMarkdown', ...rows),
      `[Week \\[40\\]](${first})\n[Week 41](${second})`,
    );
    assert.equal(
      await copied('pneumatic.copyNameAndLink', ...rows),
      `Week [40] – ${first}\nWeek 41 – ${second}`,
    );
  });

  it('is of what a page shows, which says so', async () => {
    await setSetting(settingIds.webAddress, web);
    const session = await services.sessions.current();
    assert.ok(session.state === 'signedIn');
    const part = { account: session.account.id, id: '7', name: 'Week 40', can: 'here' };
    const run = { ...part, webviewSection: 'run' };
    assert.equal(await copied('pneumatic.copyLink', run), `${web}/workflows/7/`);
    const task = { ...part, webviewSection: 'task' };
    assert.equal(await copied('pneumatic.copyAsMarkdown', task), `[Week 40](${web}/tasks/7/)`);
    const pending = { ...task, can: '' };
    assert.equal(await copied('pneumatic.copyNameAndLink', pending), '7');
    const person = { ...part, id: '', webviewSection: 'person', name: 'Ada Lovelace' };
    assert.equal(await copied('pneumatic.copyName', person), 'Ada Lovelace');

    const members = await services.people.of(session.api);
    const ada = members?.find(({ kind }) => kind === 'person');
    assert.ok(ada);
    const known = { ...person, person: ada.id };
    assert.equal(await copied('pneumatic.copyEmail', known), ada.value);
    const guest = { ...person, person: 'guest@example.com' };
    assert.equal(await copied('pneumatic.copyEmail', guest), 'guest@example.com');

    const said: string[] = [];
    const pages = { press: () => Promise.resolve(), say: (text: string) => said.push(text) };
    const act = ofAccountInUse({ ...services, pages }, () => Promise.resolve('Copied: 7'));
    await act(run);
    await act({ id: '7', name: 'A row' });
    assert.deepEqual(said, ['Copied: 7']);
  });

  it('is of tasks and workflows, too', async () => {
    await setSetting(settingIds.webAddress, web);
    const [run] = await runs();
    const [task, pending] = await services.runsTree.getChildren(run);
    assert.ok(task && pending && isServiceRow(task) && task.type === 'runTask');
    assert.equal(await copied('pneumatic.copyLink', task), `${web}/tasks/${task.task.id}/`);
    const [mine] = await services.myTasksTree.getChildren();
    assert.ok(mine?.type === 'myTask');
    assert.equal(
      await copied('pneumatic.copyNameAndLink', mine),
      `${mine.task.name} – ${web}/tasks/${mine.task.id}/`,
    );
    const [workflow] = await services.workflowsTree.getChildren();
    assert.ok(workflow?.type === 'workflow');
    assert.equal(
      await copied('pneumatic.copyAsMarkdown', workflow),
      `[${workflow.workflow.name}](${web}/templates/${workflow.workflow.id}/)`,
    );
    // A task that has never started has no page.
    assert.ok(isServiceRow(pending) && pending.type === 'runTask');
    assert.equal(await copied('pneumatic.copyNameAndLink', pending), pending.task.id);
  });

  it('has the id where no link is known', async () => {
    const rows = await runs();
    assert.equal(
      await copied('pneumatic.copyNameAndLink', ...rows),
      rows.map(({ run }) => run.id).join('\n'),
    );
    await vscode.env.clipboard.writeText('before');
    assert.equal(await copied('pneumatic.copyLink', ...rows), 'before');
  });
});
