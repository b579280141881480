/** When the Workflows view asks the service, and what it shows of the answers. */
import assert from 'node:assert/strict';
import { MarkdownString, commands } from 'vscode';
import { workflowId } from '../../src/core/base/ids.ts';
import type { Services } from '../../src/host/services.ts';
import { type Reply, answer, deadOrigin, json, neverAnswer } from '../support/failing/server.ts';
import { signInTo, tidy } from './support/account.ts';
import { runCommand } from './support/commands.ts';
import { runningServices } from './support/extension.ts';
import {
  as,
  iconName,
  roots,
  shown,
  tooltipText,
  workflowNames,
  workflowNode,
} from './support/nodes.ts';
import { createServers } from './support/servers.ts';
import { asked, serviceOf, wireWorkflow } from './support/service.ts';

const servers = createServers();
let services: Services;

async function setUp(): Promise<void> {
  services = await runningServices();
  // Hides the view, which must not send requests here.
  await tidy(services);
}

async function tearDown(): Promise<void> {
  await tidy(services);
  await servers.stop();
}

/** Signs in to a server with this behaviour. */
async function serve(reply: Reply) {
  const server = await servers.serve(reply);
  await signInTo(services, server.origin, 'a-key');
  return server;
}

describe('Loading the workflows', () => {
  before(setUp);
  afterEach(tearDown);

  const two = serviceOf([wireWorkflow(1), wireWorkflow(2)]);
  const [list, first, second] = ['GET /workflows', 'GET /workflows/1', 'GET /workflows/2'];

  it('asks only for the things that are looked at', async () => {
    const server = await serve(two);
    assert.deepEqual(asked(server), []);
    await services.workflows.detail(workflowId('1'));
    assert.deepEqual(asked(server), [first]);
  });

  it('asks for the list once, even if many parts need it', async () => {
    const server = await serve(two);
    await Promise.all([roots(services), roots(services), services.workflows.list()]);
    await roots(services);
    assert.deepEqual(asked(server), [list]);
  });

  it('asks for a workflow when it is expanded, once', async () => {
    const server = await serve(two);
    const node = await workflowNode(services, 'Workflow 2');
    const [form, task] = await services.workflowsTree.getChildren(node);
    await services.workflowsTree.getChildren(as('form', form));
    await services.workflowsTree.getChildren(as('task', task));
    await services.workflowsTree.getChildren(node);
    assert.deepEqual(asked(server), [list, second]);
  });

  it('asks for all again after Refresh Workflows', async () => {
    const server = await serve(two);
    await services.workflowsTree.getChildren(await workflowNode(services, 'Workflow 1'));
    await runCommand('pneumatic.refreshWorkflows');
    await services.workflowsTree.getChildren(await workflowNode(services, 'Workflow 1'));
    assert.deepEqual(asked(server), [list, first, list, first]);
  });

  it('asks for one workflow again after Refresh on it', async () => {
    const server = await serve(two);
    const [one, other] = await roots(services);
    await services.workflowsTree.getChildren(one);
    await services.workflowsTree.getChildren(other);
    const changed: unknown[] = [];
    const following = services.workflowsTree.onDidChangeTreeData((node) => changed.push(node));
    await runCommand('pneumatic.refreshWorkflow', other);
    following.dispose();
    await services.workflowsTree.getChildren(one);
    await services.workflowsTree.getChildren(other);
    assert.deepEqual(asked(server), [list, first, second, second]);
    assert.deepEqual(changed, [other]);
  });

  it('does not wait for the name of the key’s owner', async () => {
    const listed = json([{ id: 1, name: 'Workflow 1' }]);
    const server = await servers.serve((response) => {
      const { pathname } = new URL(response.req.url ?? '', 'http://localhost');
      (pathname === '/auth/context' ? neverAnswer : listed)(response);
    });
    await signInTo(services, server.origin, 'a-key', 'current');
    assert.deepEqual(await workflowNames(services), ['Workflow 1']);
  });

  it('shows nothing where there is nothing', async () => {
    await serve(serviceOf([]));
    assert.deepEqual(await roots(services), []);
  });
});

describe('What the service says is text', () => {
  before(setUp);
  afterEach(tearDown);

  const hostile = '<b>$(bug)</b> [x](command:evil)';
  const workflow = wireWorkflow(1, {
    name: hostile,
    description: '![p](https://evil.example/p.png) [go](command:evil) <command:evil> $(bug)',
    kickoff: {
      description: '',
      fields: [
        { name: '', type: 'string', api_name: 'nameless' },
        { name: hostile, type: 'signature', api_name: 'odd', is_required: true },
      ],
    },
    tasks: [{ id: 101, number: 1, name: hostile, url: 'javascript:alert(1)' }],
  });

  it('in labels', async () => {
    await serve(serviceOf([workflow]));
    const node = await workflowNode(services, hostile);
    assert.equal(services.workflowsTree.getTreeItem(node).label, hostile);
  });

  it('in tooltips, which run nothing and fetch nothing', async () => {
    await serve(serviceOf([workflow]));
    const { tooltip } = shown(services, await workflowNode(services, hostile));
    assert.ok(tooltip instanceof MarkdownString);
    const { isTrusted, supportHtml, supportThemeIcons } = tooltip;
    assert.deepEqual([isTrusted, supportHtml, supportThemeIcons], [false, false, false]);
    assert.doesNotMatch(tooltip.value, /!\[|\(command:evil\)(?<!\\\))|(?<!\\)<command/);
    assert.doesNotMatch(tooltip.value, /(?<!\\)<b>/);
  });

  it('in links: what does not lead to the web is none', async () => {
    await serve(serviceOf([workflow]));
    const [, task] = await services.workflowsTree.getChildren(
      await workflowNode(services, hostile),
    );
    const item = shown(services, as('task', task));
    assert.deepEqual([item.contextValue, iconName(item)], ['task', 'circle-large-outline']);
  });

  it('in fields, also of a type that is not known', async () => {
    await serve(serviceOf([workflow]));
    const [form] = await services.workflowsTree.getChildren(await workflowNode(services, hostile));
    const fields = await services.workflowsTree.getChildren(as('form', form));
    assert.deepEqual(
      fields
        .map((field) => shown(services, field))
        .map(({ label, description }) => [label, description]),
      [
        ['nameless', 'Short text'],
        [hostile, 'Unknown type “signature”, required'],
      ],
    );
  });
});

describe('Loading that fails', () => {
  before(setUp);
  afterEach(tearDown);

  it('offers to try again where the server is not there', async () => {
    await signInTo(services, await deadOrigin(), 'a-key');
    const [failure, ...others] = await roots(services);
    const item = shown(services, as('failure', failure));
    assert.deepEqual([item.label, iconName(item), others], ['Try Again', 'refresh', []]);
    assert.equal(item.command?.command, 'pneumatic.refreshWorkflow');
    assert.match(tooltipText(item), /cannot be reached\. \(ECONNREFUSED\) Check your network/);
  });

  it('offers to set the key where the server does not take it', async () => {
    await signInTo(services, await servers.sandbox('the-right-key'), 'the-wrong-key');
    const [failure] = await roots(services);
    const item = shown(services, as('failure', failure));
    assert.deepEqual([item.label, iconName(item)], ['Set API Key…', 'key']);
    assert.equal(item.command?.command, 'pneumatic.setApiKey');
    assert.match(tooltipText(item), /does not accept the API key/);
  });

  it('points to the server setting where the answer is not one of Pneumatic', async () => {
    await serve(answer(200, '<!DOCTYPE html>', { 'content-type': 'text/html' }));
    const [failure] = await roots(services);
    assert.match(tooltipText(shown(services, as('failure', failure))), /Select Server…/);
  });

  it('keeps what was listed before in sight, and is forgotten when all is well', async () => {
    let reply = serviceOf([wireWorkflow(1)]);
    const good = reply;
    await serve((response) => {
      reply(response);
    });
    await roots(services);
    reply = json({ detail: 'No.' }, 403);
    await runCommand('pneumatic.refreshWorkflows');
    assert.deepEqual(
      (await roots(services)).map(({ type }) => type),
      ['failure', 'workflow'],
    );
    reply = good;
    assert.deepEqual(
      (await roots(services)).map(({ type }) => type),
      ['workflow'],
    );
  });

  it('says below a workflow what is wrong with it, and tries again when asked', async () => {
    const good = serviceOf([wireWorkflow(1)]);
    let reply = good;
    await serve((response) => {
      reply(response);
    });
    const node = await workflowNode(services, 'Workflow 1');
    reply = answer(404);
    const [failure, ...others] = await services.workflowsTree.getChildren(node);
    const item = shown(services, as('failure', failure));
    assert.deepEqual([item.description, iconName(item), others], ['Try Again', 'error', []]);
    assert.ok(typeof item.label === 'string');
    assert.match(item.label, /does not find this/);
    reply = good;
    assert.deepEqual(item.command?.arguments, [node]);
    await commands.executeCommand(item.command.command, node);
    const children = await services.workflowsTree.getChildren(node);
    assert.deepEqual(
      children.map(({ type }) => type),
      ['form', 'task'],
    );
  });

  it('does not show workflows of the account before', async () => {
    await serve(serviceOf([wireWorkflow(1)]));
    assert.deepEqual(await workflowNames(services), ['Workflow 1']);
    await signInTo(services, await deadOrigin(), 'a-key');
    assert.deepEqual(
      (await roots(services)).map(({ type }) => type),
      ['failure'],
    );
  });
});
