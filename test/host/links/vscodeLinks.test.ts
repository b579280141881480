/** Links that VS Code opens, from copying one to what it shows. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as vscode from 'vscode';
import { runId, runTaskId, workflowId } from '../../../src/core/base/ids.ts';
import type { FormInput } from '../../../src/core/form/input.ts';
import { writeLink } from '../../../src/core/links/vscodeLink.ts';
import { sessionForLink } from '../../../src/host/links/linkSession.ts';
import { type LinkParts, openVscodeLink } from '../../../src/host/links/openVscodeLink.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { emailOf, keyOf } from '../../support/members.ts';
import { eventually } from '../../vscode/eventually.ts';
import { sessionAt, setSetting, signInTo, tidy } from '../support/account.ts';
import { answering, formTabs, runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { createServers } from '../support/servers.ts';
import { signInToToday } from '../support/today.ts';

describe('A link that VS Code opens', () => {
  const servers = createServers();
  let services: Services;
  let base: string;

  before(async () => {
    services = await runningServices();
    base = `${vscode.env.uriScheme}://${services.context.extension.id}`;
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await tidy(services);
    await servers.stop();
  });

  const follow = (link: string) =>
    vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(link));

  /** What the form of a workflow holds, once it is filled in by a link. */
  async function filledForm(id: string): Promise<FormInput> {
    await eventually('the form', () => Promise.resolve(formTabs()[0]));
    const session = await services.sessions.current();
    assert.ok(session.state === 'signedIn');
    const target = { accountId: session.account.id, workflowId: workflowId(id) };
    const panel = await services.kickoffPages.open(target, '');
    return eventually('the values of the link', () => {
      const input = panel.entered?.input;
      return Promise.resolve(input?.fromLink ? input : undefined);
    });
  }

  /** The link to the form in front, as the menu of the page copies it. */
  async function copiedFromForm(id: string): Promise<string> {
    const session = await services.sessions.current();
    assert.ok(session.state === 'signedIn');
    const { id: account } = session.account;
    await runCommand('pneumatic.copyVscodeLink', { webviewSection: 'form', account, id });
    return vscode.env.clipboard.readText();
  }

  it('fills in a form of today’s API, sends nothing, and can be copied from there', async () => {
    const today = await signInToToday(services, servers);
    const link = writeLink(base, {
      server: today.origin,
      opens: 'launch',
      launch: {
        workflow: '14',
        name: 'Acme & "Söhne" 100%',
        values: [
          ['marina', 'Nordhavn'],
          ['contact', 'a&b=c #1 + ${env:HOME}'],
          ['guide', emailOf('priya')],
          ['services', ['Water', 'Wi-Fi']],
          ['share-hardware', '100'],
        ],
        taskLinks: [],
        due: '2031-04-01 17:00',
        urgent: true,
      },
    });
    const before = await runCount(today.server);
    await follow(link);
    const input = await filledForm('14');
    assert.equal(input.name, 'Acme & "Söhne" 100%');
    assert.deepEqual(Object.fromEntries(input.values), {
      ...{ marina: 'Nordhavn', contact: 'a&b=c #1 + ${env:HOME}', guide: emailOf('priya') },
      ...{ services: ['Water', 'Wi-Fi'], 'share-hardware': '100' },
    });
    assert.equal(input.urgent, true);
    assert.deepEqual(
      new Set(input.fromLink),
      new Set([
        'name',
        'due',
        'urgent',
        ...['marina', 'contact', 'guide', 'services', 'share-hardware'].map((id) => `field:${id}`),
      ]),
    );
    assert.equal(await runCount(today.server), before);
    const [one, other] = [link, await copiedFromForm('14')].map((each) => each.split('&').sort());
    assert.deepEqual(other, one);
  });

  it('fills in a form of the documented API, and says what the form does not take', async () => {
    const sandbox = await servers.sandbox('a-key');
    await signInTo(services, sandbox, 'a-key');
    await follow(
      `${base}/launch?server=${encodeURIComponent(sandbox)}&workflow=10&urgent=1&field.x=1&name=W`,
    );
    const input = await filledForm('10');
    assert.equal(input.name, 'W');
    assert.deepEqual(input.fromLink, ['name']);
  });

  it('opens the run or the task that was copied', async () => {
    const today = await signInToToday(services, servers);
    const { id, tasks } = await today.launch(10, { name: 'Week 40' });
    const opened: string[] = [];
    const pages: LinkParts['pages'] = {
      openRun: (account, run) => opened.push(`${account} ${run.id}`),
      openTask: (account, task) => opened.push(`${account} ${task.id}`),
    };
    const [task] = tasks;
    assert.ok(task);
    const part = { account: today.account, name: 'Week 40', can: 'here' };
    const items = [
      { ...part, webviewSection: 'run', id: String(id) },
      { ...part, webviewSection: 'task', id: String(task.id) },
    ];
    for (const item of items) {
      await runCommand('pneumatic.copyVscodeLink', item);
      const link = await vscode.env.clipboard.readText();
      assert.ok(link.startsWith(`${base}/${item.webviewSection}/${item.id}?server=`), link);
      await openVscodeLink({ ...services, pages }, vscode.Uri.parse(link));
    }
    assert.deepEqual(opened, [`${today.account} ${id}`, `${today.account} ${task.id}`]);
    const links = [
      writeLink(base, { server: today.origin, opens: 'run', id: runId(String(id)) }),
      writeLink(base, { server: undefined, opens: 'task', id: runTaskId(String(task.id)) }),
    ];
    for (const link of links) await follow(link);
    await eventually('both tabs', () => {
      const count = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length;
      return Promise.resolve(count === 2 || undefined);
    });
  });

  it('is opened at another server only once a person has switched to it', async () => {
    const today = await signInToToday(services, servers);
    const other = await servers.sandbox('other-key');
    const asked: string[] = [];
    const giveUp = (question: string, _: string, ...buttons: readonly string[]) => {
      asked.push(question, ...buttons);
      return Promise.resolve(undefined);
    };
    const { sessions } = services;
    assert.equal(await sessionForLink(sessions, other, giveUp), undefined);
    const [own, theirs] = [today.origin, other].map((address) => new URL(address).host);
    assert.deepEqual(asked, [
      `The link belongs to ${theirs}, but ${own} is in use.`,
      'Select Server…',
    ]);
    assert.equal((await sessionAt(services, today.origin)).account.server, today.origin);
    // A server of which the key is known: one press of a button is enough.
    await setSetting(settingIds.server, other);
    await sessions.signIn(other, 'other-key');
    asked.length = 0;
    const first = <Button extends string>(question: string, _: string, ...buttons: Button[]) => {
      asked.push(question);
      return Promise.resolve(buttons[0]);
    };
    const session = await sessionForLink(sessions, today.origin, first);
    assert.equal(session?.account.server, today.origin);
    assert.deepEqual(asked, [`The link belongs to ${own}, but ${theirs} is in use.`]);
    assert.equal(await sessionForLink(sessions, today.origin, giveUp), session);
  });

  it('that is refused touches nothing', async () => {
    const parts = new Proxy<object>(
      {},
      {
        get: (_, name) => assert.fail(`${String(name)} was asked for`),
      },
    ) as LinkParts;
    const bad = fc.oneof(
      fc.string().map((text) => ['/launch', `workflow=1&workflow=${text}`] as const),
      fc.string().map((text) => ['/run/1', `server=ftp://${text}`] as const),
      fc.string().map((text) => [`/other/${text}`, ''] as const),
    );
    for (const [path, query] of fc.sample(bad, 15)) await openVscodeLink(parts, { path, query });
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});

describe('A launch that is copied as source code', () => {
  const servers = createServers();
  let services: Services;

  before(async () => {
    services = await runningServices();
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  it('is what a run was launched with, without the key', async () => {
    const today = await signInToToday(services, servers);
    const kickoff = { marina: 'Nordhavn', contact: '$Ole', guide: emailOf('priya') };
    const { id } = await today.launch(14, { name: 'W', kickoff });
    const item = { webviewSection: 'run', account: today.account, id: String(id), name: 'W' };
    await answering('first', 'pneumatic.copyAsCode', item);
    const code = await vscode.env.clipboard.readText();
    assert.ok(code.includes(`'${today.origin}/templates/14/run'`), code);
    assert.ok(code.includes('$PNEUMATIC_API_KEY'));
    assert.ok(!code.includes(keyOf('maya')));
    const body = JSON.parse(/<<'JSON'\n(.*)\nJSON/s.exec(code)?.[1] ?? '') as object;
    // Fields with a start value that were empty are emptied again.
    const empty = { notes: '', season: null, services: [] };
    assert.deepEqual(body, { is_urgent: false, name: 'W', kickoff: { ...kickoff, ...empty } });
  });
});

/** The number of runs that the server has. */
async function runCount(server: string): Promise<unknown> {
  const answer = await fetch(`${server}/workflows?limit=1&offset=0`, {
    headers: { Authorization: `Bearer ${keyOf('maya')}` },
  });
  return ((await answer.json()) as { readonly count: number }).count;
}
