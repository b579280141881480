/** What the views show where a list of the service has entries that cannot be read. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../../src/host/services.ts';
import { isServiceRow } from '../../../src/host/runs/runRow.ts';
import { isMyTaskRow } from '../../../src/host/tasks/taskRow.ts';
import { json } from '../../support/failing/server.ts';
import { routed, wireField, wirePage, wireTemplate } from '../../support/samples/wireTemplates.ts';
import { eventually } from '../../vscode/eventually.ts';
import { members, wireRun, wireRunTask, wireTask } from '../../support/samples/wireRuns.ts';
import { signInAsOwner, tidy } from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { as, roots, shown, tooltipText } from '../support/nodes.ts';
import { createServers } from '../support/servers.ts';

const servers = createServers();
const template = wireTemplate(7, [wireField('string'), { name: 'Dock', is_required: true }]);
const odd = 'expected an id, as a text or a whole number but found number';

describe('What a list has that cannot be read', () => {
  let services: Services;

  before(async () => {
    services = await runningServices();
    const server = await servers.serve(
      routed({
        ...members,
        'GET /templates': json(wirePage([template, { ...template, id: 1.5, name: 'Odd' }])),
        'GET /templates/7': json({ ...template, tasks: [{ api_name: 'a', name: 'Moor' }] }),
        'GET /workflows': json(wirePage([wireRun(1), wireRun(2, { id: null })])),
        'GET /workflows/1': json(wireRun(1, { tasks: [wireRunTask(71), { name: 'Moor' }] })),
        'GET /v2/tasks/71': json(wireTask(71, { output: [{ name: 'Dock', is_required: true }] })),
        'GET /v3/tasks': json(wirePage([{ id: 71, name: 'Moor' }, { name: 'Unmoor' }])),
      }),
    );
    await signInAsOwner(services, server.origin, 'a-key', 'current');
    await services.abilities.ask();
  });
  after(async () => {
    await tidy(services);
    await servers.stop();
  });

  it('has one row in Workflows, below the rest, and one for a field in its form', async () => {
    const [workflow, row, ...more] = await roots(services);
    assert.ok(row);
    assert.deepEqual([workflow?.type, more], ['workflow', []]);
    const item = shown(services, row);
    assert.deepEqual(
      [item.label, item.description, item.contextValue],
      ['1 workflow cannot be read', `Odd: at results[1].id, ${odd}`, 'unreadable'],
    );
    assert.match(
      tooltipText(item).replaceAll('\\', ''),
      /Odd: at results\[1\]\.id, expected an id/,
    );
    const [form] = await services.workflowsTree.getChildren(workflow);
    const fields = await services.workflowsTree.getChildren(as('form', form));
    assert.deepEqual(
      fields.map((node) => shown(services, node).label),
      ['A string', '1 field cannot be read'],
    );
  });

  it('can be copied', async () => {
    const row = (await roots(services)).at(-1);
    await runCommand('pneumatic.copyDetails', row);
    assert.equal(
      await vscode.env.clipboard.readText(),
      '1 workflow cannot be read\n"Odd" #1.5, at results[1].id: expected an id, as a text or a whole number, found number\n',
    );
  });

  it('has one row in Runs, and one below a run', async () => {
    const rows = (await services.runsTree.getChildren()).filter(isServiceRow);
    const labels = (nodes: typeof rows) =>
      nodes.map((node) => services.runsTree.getTreeItem(node).label);
    assert.deepEqual(labels(rows), ['Run 1', '1 run cannot be read']);
    const below = (await services.runsTree.getChildren(rows[0])).filter(isServiceRow);
    assert.deepEqual(labels(below), ['1. Task 71', '1 task cannot be read']);
  });

  it('has one row in My Tasks, and counts on its badge', async () => {
    const rows = await services.myTasksTree.getChildren();
    assert.deepEqual(
      rows.map((row) => services.myTasksTree.getTreeItem(row).label),
      ['Moor', '1 task cannot be read'],
    );
    assert.equal(services.myTasksTree.badge, 2);
  });

  it('keeps a task from being completed in My Tasks: its page opens, which says why', async () => {
    const rows = await services.myTasksTree.getChildren();
    const row = rows.find(isMyTaskRow);
    assert.ok(row, JSON.stringify(rows));
    await runCommand('pneumatic.completeTask', row);
    const tab = await eventually('the tab of the task', () => {
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      return Promise.resolve(tabs.find(({ label }) => label === 'Moor'));
    });
    await vscode.window.tabGroups.close(tab);
  });
});
