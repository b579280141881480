/**
 * The Workflows view of the demo account. The tests through the workbench cover the message above
 * the list and the welcome texts, which cannot be seen inside the extension host.
 */
import assert from 'node:assert/strict';
import { CancellationTokenSource, TreeItemCollapsibleState, commands } from 'vscode';
import { personId } from '../../../src/core/base/ids.ts';
import type { WorkflowRow } from '../../../src/core/workflows/workflowRows.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { inactiveDecoration } from '../../../src/host/workflows/inactiveDecoration.ts';
import { fieldTooltip, taskTooltip } from '../../../src/host/workflows/workflowTooltips.ts';
import { fieldOf, taskOf } from '../../support/samples/workflows.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting, signInTo, signInToDemo, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { createServers } from '../support/servers.ts';
import { serviceOf, wireWorkflow } from '../support/service.ts';
import {
  as,
  iconName,
  roots,
  shown,
  tooltipText,
  workflowNames,
  workflowNode,
} from '../support/nodes.ts';

const { Collapsed, None } = TreeItemCollapsibleState;

const servers = createServers();

describe('The Workflows view on the demo account', () => {
  let services: Services;

  before(async () => {
    services = await runningServices();
    await signInToDemo(services);
  });
  after(() => tidy(services));

  const below = (node: WorkflowRow): Promise<WorkflowRow[]> =>
    services.workflowsTree.getChildren(node);

  async function tasksAndForm(name: string) {
    const [form, ...tasks] = await below(await workflowNode(services, name));
    assert.ok(form);
    return { form, tasks, items: tasks.map((task) => shown(services, task)) };
  }

  it('shows a workflow that can be launched', async () => {
    const item = shown(services, await workflowNode(services, 'Release to production'));
    assert.equal(item.label, 'Release to production');
    assert.equal(item.description, '6 tasks · 8 fields');
    assert.equal(item.contextValue, 'workflow launchable');
    assert.equal(item.collapsibleState, Collapsed);
    assert.deepEqual([iconName(item), item.resourceUri], ['type-hierarchy-sub', undefined]);
  });

  it('shows all facts about a workflow in its tooltip', async () => {
    const item = shown(services, await workflowNode(services, 'Release to production'));
    const text = tooltipText(item).replaceAll('\\', '');
    for (const part of [
      '**Release to production**',
      'Takes a tested build of **Harbormaster** to every marina.',
      'May be run by: Maya Lindqvist, Tomás Rivera, Priya Nair',
      'Performers: 5',
      'Sites: github.com, playwright.dev, kubernetes.io',
      'ID: 7',
    ]) {
      assert.ok(text.includes(part), `${part} is missing in ${text}`);
    }
  });

  it('dims an inactive workflow, which offers no launch', async () => {
    const item = shown(services, await workflowNode(services, 'Quarterly access audit'));
    assert.equal(item.description, 'inactive · 2 tasks · 2 fields');
    assert.equal(item.contextValue, 'workflow');
    assert.equal(iconName(item), 'circle-slash');
    assert.match(tooltipText(item), /Inactive: it cannot be launched/);
    assert.ok(item.resourceUri);
    const { token } = new CancellationTokenSource();
    const decoration = await inactiveDecoration.provideFileDecoration(item.resourceUri, token);
    assert.equal(decoration?.color?.id, 'disabledForeground');
  });

  it('shows the tasks in order, with who is responsible', async () => {
    const { items } = await tasksAndForm('Release to production');
    assert.deepEqual(
      items.map(({ label, description }) => [label, description]),
      [
        ['1. Cut the release branch', 'Maya Lindqvist'],
        ['2. Run the acceptance tests', 'Maya Lindqvist, Priya Nair'],
        ['3. Approve the release', 'Tomás Rivera, Priya Nair, Aiko Tanaka · all must complete'],
        ['4. Roll out', 'Priya Nair'],
        ['5. Watch the dashboards for an hour', 'Priya Nair'],
        ['6. Tell the customers', 'Elena Petrova'],
      ],
    );
    assert.deepEqual(
      new Set(items.map(({ collapsibleState }) => collapsibleState)),
      new Set([None]),
    );
  });

  it('offers the link of a task that has one', async () => {
    const { items } = await tasksAndForm('Release to production');
    const [branch, , approval] = items;
    assert.ok(branch && approval);
    assert.deepEqual([branch.contextValue, iconName(branch)], ['task linked', 'link-external']);
    assert.match(tooltipText(branch), /Link: https:\/\/github/);
    assert.deepEqual([approval.contextValue, iconName(approval)], ['task', 'circle-large-outline']);
    assert.match(tooltipText(approval), /All responsible people must complete it/);
    assert.doesNotMatch(tooltipText(approval), /Link:/);
  });

  it('shows the fields of the kick-off form, with their types', async () => {
    const { form } = await tasksAndForm('Release to production');
    const formItem = shown(services, form);
    assert.deepEqual([formItem.label, formItem.description], ['Kick-off form', '8 fields']);
    assert.match(tooltipText(formItem), /\*\*changelog\*\*/);
    const fields = (await below(form)).map((field) => shown(services, field));
    assert.deepEqual(
      fields.map((item) => [item.label, item.description, iconName(item), item.contextValue]),
      [
        ['Release version', 'Short text, required', 'symbol-string', 'field'],
        ['Release type', 'One of several, required', 'circle-large-filled', 'field'],
        ['Components', 'Any of several, required', 'tasklist', 'field'],
        ['Release date', 'Date, required', 'calendar', 'field'],
        ['Changelog', 'Web address', 'link', 'field'],
        ['Release captain', 'Person, required', 'account', 'field'],
        ['Rollback plan', 'Long text', 'note', 'field'],
        ['Anything special?', 'Any of several', 'tasklist', 'field'],
      ],
    );
    const [, radio] = fields;
    assert.ok(radio);
    assert.match(tooltipText(radio), /Selections: Patch, Minor, Major/);
    assert.match(tooltipText(radio).replaceAll('\\', ''), /API name: release-type/);
  });

  it('calls a field without a name by its id in its tooltip, too', () => {
    const { value } = fieldTooltip(fieldOf('string', { name: '' })).build();
    assert.match(value.replaceAll('\\', ''), /^\*\*string-1\*\*/);
  });

  it('names the first 20 of many people in the tooltip of a task', () => {
    const responsible = Array.from({ length: 2000 }, (_, at) => ({
      ...{ id: personId(`${at}`), email: `p${at}@example.org`, name: `Person ${at}` },
      ...{ photo: undefined, status: 'active' },
    }));
    const { value } = taskTooltip({ ...taskOf('1'), responsible }).build();
    assert.match(value.replaceAll('\\', ''), /Person 19 <p19@example\.org>, …\n/);
    assert.ok(value.length < 2000, `${value.length}`);
  });

  it('selects a workflow that has to be revealed, and expands it', async () => {
    const node = await workflowNode(services, 'on-call handover');
    await services.workflowsTree.reveal(node.workflow);
    const selected = await eventually('the selection', () =>
      Promise.resolve(services.workflowsTree.selection[0]),
    );
    assert.equal(as('workflow', selected).workflow.name, 'on-call handover');
  });

  it('selects a workflow also where the account has changed while the view was hidden', async () => {
    await services.workflowsTree.reveal(
      (await workflowNode(services, 'on-call handover')).workflow,
    );
    await commands.executeCommand('workbench.view.explorer');
    const server = await servers.serve(serviceOf([wireWorkflow(1)]));
    await signInTo(services, server.origin, 'a-key');
    await services.workflowsTree.reveal((await workflowNode(services, 'Workflow 1')).workflow);
    await eventually('the selection', () => {
      const [selected] = services.workflowsTree.selection;
      const isThere = selected?.type === 'workflow' && selected.workflow.name === 'Workflow 1';
      return Promise.resolve(isThere ? true : undefined);
    });
    await signInToDemo(services);
    await servers.stop();
  });

  it('knows every node by an id of its own, and the way up from it', async () => {
    const ids: (string | undefined)[] = [];
    async function visit(node: WorkflowRow, parent: WorkflowRow | undefined): Promise<void> {
      ids.push(services.workflowsTree.getTreeItem(node).id);
      assert.equal(services.workflowsTree.getParent(node), parent);
      for (const child of await below(node)) await visit(child, node);
    }
    for (const node of await roots(services)) await visit(node, undefined);
    assert.ok(ids.length > 100 && !ids.includes(undefined));
    assert.equal(new Set(ids).size, ids.length);
  });

  const byDate = [
    'Release to production',
    'Quarterly access audit',
    'Signing key rotation',
    'on-call handover',
    'Database migration',
    'Security review',
    'Content publishing',
    'Customer escalation',
    'Access request',
    'Vendor review',
    'Incident response',
    'Employee onboarding',
    'Legacy release train',
  ];
  const byName = [...byDate].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' }));
  const orders = {
    name: byName,
    date: byDate.toReversed(),
    '-name': byName.toReversed(),
    '-date': byDate,
  };
  for (const [ordering, names] of Object.entries(orders)) {
    it(`sorts by ${ordering} when the setting says so`, async () => {
      await setSetting(settingIds.sortWorkflowsBy, ordering);
      await eventually(`the order ${ordering}`, async () =>
        (await workflowNames(services)).join() === names.join() ? true : undefined,
      );
    });
  }
});
