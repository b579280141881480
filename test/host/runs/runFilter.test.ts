/** The filter of the Runs view, with a real server of today's API. */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { accountId, workflowId } from '../../../src/core/base/ids.ts';
import { changedFilter, initialFilter } from '../../../src/core/runs/runFilter.ts';
import { isServiceRow } from '../../../src/host/runs/runRow.ts';
import { StoredRunFilter } from '../../../src/host/runs/storedFilter.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { tidy } from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

const servers = createServers();
/** The on-call handover: three tasks, the first assigned to Priya and Maya, no form. */
const handover = 10;
let services: Services;
let today: Today;

const names = async (): Promise<readonly string[]> =>
  (await services.runsTree.getChildren())
    .filter(isServiceRow)
    .flatMap((row) => (row.type === 'run' ? [row.run.name] : []));

/** Sets when the first task of a run is due, as seconds from now. */
async function dueIn(seconds: number, name: string): Promise<void> {
  const run = await today.launch(handover, { name });
  const body = { due_date_tsp: Date.now() / 1000 + seconds };
  await today.send(`/v2/tasks/${run.tasks[0]?.id ?? 0}/due-date`, body, 'tomas');
}

const lists = (): readonly string[] =>
  today.interceptor.asked.filter((what) => what.startsWith('GET /workflows?'));

describe('The filter of the Runs view', () => {
  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
    await services.abilities.ask();
  });
  afterEach(async () => {
    await services.runFilter.clear();
    await tidy(services);
    await servers.stop();
  });

  it('stays as it is where a choice was made at another account', async () => {
    const other = accountId('https://other.example#1');
    await services.runFilter.change({ state: 'done' }, other);
    assert.notEqual(services.runFilter.current.state, 'done');
    await services.runFilter.change({ state: 'done' }, today.account);
    assert.equal(services.runFilter.current.state, 'done');
  });

  it('shows what is overdue first in the order of the service, and no more', async () => {
    await dueIn(3600, 'Soon');
    await dueIn(2, 'Late');
    await dueIn(1, 'Later than late');
    await today.launch(handover, { name: 'Never due' });
    const past = Date.now() + 2000;
    await eventually('the end of their time', () =>
      Promise.resolve(Date.now() > past ? true : undefined),
    );
    await services.runFilter.change({ due: 'overdue' });
    assert.deepEqual(await names(), ['Later than late', 'Late']);
    const [query] = lists().slice(-1);
    assert.match(query ?? '', /ordering=overdue/);
    assert.match(query ?? '', /status=running/);
    assert.equal(services.runsTree.message, '');
  });

  it('leaves the state that the service refuses beside what was chosen last', async () => {
    await services.runFilter.change({ state: 'done' });
    await services.runFilter.change({ waitsFor: { kind: 'person', id: '3', name: 'Priya Nair' } });
    assert.equal(services.runFilter.current.state, 'running');
    await services.runFilter.change({ state: 'snoozed' });
    assert.equal(services.runFilter.current.waitsFor, undefined);
    await names();
    assert.equal(services.runList.now.error, undefined);
  });

  it('shows the runs that wait for somebody, whoever started them', async () => {
    await today.launch(handover, { name: 'By Maya' });
    await today.launch(15, { name: 'A walk' });
    await services.runFilter.change({
      mine: false,
      waitsFor: { kind: 'person', id: '3', name: 'Priya Nair' },
    });
    const found = await names();
    assert.ok(found.includes('By Maya'));
  });

  it('is that of a workflow after Show Its Runs', async () => {
    await today.launch(handover, { name: 'Week 40' }, 'tomas');
    await today.launch(15, { name: 'A walk' });
    await services.runFilter.change({ state: 'done' });
    const listed = await services.workflows.list();
    const workflow = listed.ok ? listed.value.find(({ id }) => id === '10') : undefined;
    assert.ok(workflow);
    await runCommand('pneumatic.showRunsOfWorkflow', { type: 'workflow', workflow });
    assert.ok((await names()).includes('Week 40'));
    assert.ok(!(await names()).includes('A walk'));
    const { state, mine } = services.runFilter.current;
    assert.deepEqual([state, mine], ['all', false]);
  });

  it('is cleared by a command', async () => {
    await services.runFilter.change({ due: 'thisWeek' });
    await runCommand('pneumatic.clearRunFilter');
    assert.deepEqual(services.runFilter.current, initialFilter);
  });

  it('is changed by each choice in a pick that stays open', async () => {
    await services.runFilter.change({ state: 'done' });
    let closed = false;
    const filtering = runCommand('pneumatic.filterRuns').finally(() => {
      closed = true;
    });
    // The first row clears the filter; once it is clear, the first one shows all states.
    await eventually('the clear filter', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const { from, state, mine } = services.runFilter.current;
      return isDeepStrictEqual({ from, state, mine }, { from: 'service', state: 'all', mine: true })
        ? true
        : undefined;
    });
    assert.equal(closed, false);
    await eventually('the end', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return closed || undefined;
    });
    await filtering;
  });

  it('is remembered, and read where an earlier version has stored it', async () => {
    const { context, abilities, names: accounts, log } = services;
    const parts = { memento: context.workspaceState, abilities, names: accounts, log };
    const starter = { id: '3', name: 'Priya Nair' };
    const workflow = { account: today.account, id: workflowId('10'), name: 'on-call handover' };
    await context.workspaceState.update('pneumatic.runChoices', [
      [today.account, { from: 'service', state: 'done', mine: false, workflow }],
    ]);
    const earlier = new StoredRunFilter(parts);
    const stored = { from: 'service', state: 'done', mine: false, workflow } as const;
    assert.deepEqual(earlier.current, stored);
    await earlier.change({ due: 'overdue' });
    const again = new StoredRunFilter(parts);
    assert.equal(again.current.due, 'overdue');
    assert.equal(again.current.state, changedFilter(stored, { due: 'overdue' }).state);
    await context.workspaceState.update('pneumatic.runChoices', [
      [today.account, { ...stored, starter, due: 'never' }],
    ]);
    const odd = new StoredRunFilter(parts);
    assert.deepEqual(odd.current, initialFilter);
    for (const filter of [earlier, again, odd]) filter.dispose();
  });
});
