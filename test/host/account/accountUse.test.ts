/** Picks of what an account has, while that goes out of use; with a real server of today’s API. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AccountUse, closeWithAccount } from '../../../src/host/account/accountUse.ts';
import { memberMatcher } from '../../../src/host/account/pickMember.ts';
import type { Session, SignedIn } from '../../../src/host/account/session.ts';
import type { Holder } from '../../../src/host/kept/holder.ts';
import { openFilter } from '../../../src/host/workflows/filterNames.ts';
import { pickWorkflow } from '../../../src/host/workflows/pickWorkflow.ts';
import { WorkflowFinder } from '../../../src/host/workflows/workflowFinder.ts';
import { emptyInput } from '../../../src/core/form/input.ts';
import type { PendingLaunch } from '../../../src/core/launches/pendingLaunch.ts';
import type { Workflow } from '../../../src/core/workflows/workflow.ts';
import { pickEarlierRun } from '../../../src/host/kickoff/pickEarlierRun.ts';
import { filterRuns } from '../../../src/host/runs/filterRuns.ts';
import { findLaunchedRun } from '../../../src/host/runs/findLaunchedRun.ts';
import { findRun } from '../../../src/host/runs/findRun.ts';
import type { Services } from '../../../src/host/services.ts';
import { filterTasks } from '../../../src/host/tasks/filterTasks.ts';
import { findTask } from '../../../src/host/tasks/findTask.ts';
import { answer } from '../../support/failing/server.ts';
import { keyOf } from '../../support/members.ts';
import { eventually } from '../../vscode/eventually.ts';
import { tidy } from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { hang, startAgain } from '../support/hang.ts';
import { focusRow } from '../support/openedPick.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

/** The part of VS Code’s window that the test hears in place of a person. */
const window = vscode.window as unknown as Record<
  'showInformationMessage' | 'showErrorMessage',
  (text: string) => Promise<undefined>
> & { createQuickPick: typeof vscode.window.createQuickPick };
const { showInformationMessage, showErrorMessage, createQuickPick } = window;
/** The on-call handover. */
const handover = 10;
const servers = createServers();

describe('A pick of what an account has', () => {
  let services: Services;
  let today: Today;
  let said: string[] = [];
  let picks: vscode.QuickPick<vscode.QuickPickItem>[] = [];

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
    said = [];
    picks = [];
    const hear = (text: string): Promise<undefined> => {
      said.push(text);
      return Promise.resolve(undefined);
    };
    Object.assign(window, {
      showInformationMessage: hear,
      showErrorMessage: hear,
      createQuickPick: () => {
        const pick = createQuickPick();
        picks.push(pick);
        return pick;
      },
    });
  });
  afterEach(async () => {
    Object.assign(window, { showInformationMessage, showErrorMessage, createQuickPick });
    for (const pick of picks) pick.hide();
    await tidy(services);
    await servers.stop();
  });

  const opened = (count = 1): Promise<vscode.QuickPick<vscode.QuickPickItem>> =>
    eventually(`pick ${count}`, () => Promise.resolve(picks[count - 1]));
  const parts = () => ({ ...services, workflowFinder: new WorkflowFinder() });
  const workflow = { title: 'Find Workflow', placeholder: '', include: () => true };
  async function anyWorkflow(): Promise<Workflow> {
    const list = await services.workflows.list();
    const [first] = list.ok ? list.value : [];
    assert.ok(first);
    return first;
  }
  async function withoutFields(): Promise<Workflow> {
    const list = await services.workflows.list();
    const found = list.ok ? list.value.find(({ id }) => id === String(handover)) : undefined;
    assert.ok(found);
    return found;
  }
  /** A launch of which it is not known whether it has started a run. */
  async function unknownLaunch(sentAt: number): Promise<PendingLaunch> {
    const session = await services.sessions.current();
    assert.ok(session.state === 'signedIn');
    const { id, name } = await withoutFields();
    return {
      ...{ id: 'a-launch', name: 'Week 40', workflow: { id, name }, sentAt, input: emptyInput },
      account: { id: session.account.id, label: 'Maya' },
      progress: { state: 'unknown', cause: 'interrupted' },
    };
  }
  const kinds: Readonly<Record<string, () => Promise<unknown>>> = {
    'Account…': () => runCommand('pneumatic.showAccount'),
    'Filter Runs': () => filterRuns(parts()),
    'Filter My Tasks': () => filterTasks(parts()),
    'Find Run': () => findRun(parts()),
    'Find Task': () => findTask(parts()),
    'Find Workflow': () => pickWorkflow(parts(), workflow),
    'Launch with the Values of…': async () => pickEarlierRun(parts(), await anyWorkflow()),
    'Quick Launch': async () =>
      runCommand('pneumatic.quickLaunchThis', {
        type: 'workflow',
        workflow: await withoutFields(),
      }),
    'Fill from…': async () => {
      const { account } = today;
      const { id, name } = await withoutFields();
      const { kickoffPages } = services;
      await kickoffPages.open({ accountId: account, workflowId: id }, name);
      await eventually('the form', async () => (await kickoffPages.active)?.entered);
      return runCommand('pneumatic.fillForm');
    },
    'Return Run…': async () => {
      const { id, tasks } = await today.launch(handover, { name: 'Week 40' });
      await today.send(`/v2/tasks/${tasks[0]?.id ?? 0}/complete`, {}, 'tomas');
      return runCommand('pneumatic.returnRun', { id: String(id), name: 'Week 40' });
    },
    'Set Due Date…': async () => {
      const { id } = await today.launch(handover, { name: 'Week 40' });
      return runCommand('pneumatic.setRunDueDate', { id: String(id), name: 'Week 40' });
    },
    'Set Due Date…, of a task': async () => {
      const { tasks } = await today.launch(handover, { name: 'Week 40' });
      const [task] = tasks;
      return runCommand('pneumatic.setTaskDueDate', { id: String(task?.id), name: task?.name });
    },
    'Snooze…': async () => {
      const { id } = await today.launch(handover, { name: 'Week 40' });
      return runCommand('pneumatic.snoozeRun', { id: String(id), name: 'Week 40' });
    },
    'Check…': async () => {
      const sentAt = Date.now();
      await today.launch(handover, { name: 'Week 40' });
      await today.launch(handover, { name: 'Week 40' });
      return findLaunchedRun(parts(), await unknownLaunch(sentAt));
    },
    'Add Performer…': async () => {
      const { tasks } = await today.launch(handover, { name: 'Week 40' });
      return runCommand('pneumatic.addPerformer', { id: String(tasks[0]?.id), name: 'A task' });
    },
  };

  for (const [title, open] of Object.entries(kinds)) {
    it(`“${title}” closes and says so when another account comes into use`, async () => {
      const closed = open();
      await opened();
      await today.signIn('priya');
      await closed;
      assert.deepEqual([picks.length, said], [1, ['Another account is in use now.']]);
    });

    it(`“${title}” closes and says so when the service refuses the key`, async () => {
      const closed = open();
      await opened();
      const end = today.interceptor.instead(/^/, answer(401));
      const session = await services.sessions.current();
      assert.ok(session.state === 'signedIn');
      await session.api.listRuns({});
      await closed;
      end();
      assert.equal(picks.length, 1);
      assert.match(said.join('\n'), /^Pneumatic does not accept the API key\.[^\n]*$/);
    });
  }

  it('closes and says so when the person has signed out in another window', async () => {
    const closed = pickWorkflow(parts(), workflow);
    await opened();
    await services.sessions.signOut();
    await closed;
    assert.deepEqual(said, ['You have signed out.']);
  });

  it('of several steps closes each that is opened once the account has changed, and says so once', async () => {
    const use = new AccountUse(services);
    const session = await services.sessions.current();
    assert.ok(session.state === 'signedIn');
    await today.signIn('priya');
    assert.deepEqual([use.isOver, said], [true, []]);
    for (const step of [1, 2]) {
      const pick = vscode.window.createQuickPick();
      const closed = new Promise<void>((resolve) => {
        pick.onDidHide(resolve);
      });
      use.closes(pick);
      pick.show();
      await closed;
      assert.deepEqual(said, ['Another account is in use now.'], `after step ${step}`);
      pick.dispose();
    }
    use.dispose();
  });

  it('does not open again after a question of it was open', async () => {
    const closed = filterTasks(parts());
    const filter = await opened();
    await eventually('all rows', () => Promise.resolve(!filter.busy || undefined));
    const row = filter.items.find(({ label }) => label === 'One Workflow…');
    assert.ok(row);
    await focusRow(filter, row);
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await opened(2);
    await today.signIn('priya');
    await closed;
    assert.deepEqual([picks.length, said], [2, ['Another account is in use now.']]);
  });

  it('listens no longer where the filter that it was open for has failed', async () => {
    const session = await services.sessions.current();
    assert.ok(session.state === 'signedIn');
    let used: AccountUse | undefined;
    const failing = openFilter(parts(), session, {
      learned: {
        ...{ assignees: [], members: memberMatcher([]), isFresh: false },
        workflows: parts().workflowFinder.in([]).matcher,
      },
      membersIn: () => memberMatcher([]),
      learnMore: (names) => names,
      open: ({ use }) => {
        used = use;
        return Promise.reject(new Error('The rows cannot be drawn.'));
      },
      answer: () => Promise.resolve(),
    });
    await assert.rejects(failing, /The rows cannot be drawn/);
    assert.equal(used?.isOver, true);
  });

  /** Signs in as where the service has not said who owns the key. */
  async function signInUnnamed(): Promise<SignedIn> {
    await services.sessions.signIn(today.origin, keyOf('priya'));
    const session = await services.sessions.current();
    assert.ok(session.state === 'signedIn');
    return session;
  }

  /** Has the service say who owns the key, which gives the account another name. */
  async function nameOwner(session: SignedIn): Promise<void> {
    const checked = await session.api.checkKey();
    assert.ok(checked.ok && checked.value);
    await services.sessions.noteOwner(session, checked.value);
    const now = await services.sessions.current();
    assert.ok(now.state === 'signedIn' && now.account.id !== session.account.id);
  }

  it('stays when the owner of the key becomes known', async () => {
    const session = await signInUnnamed();
    const open = pickWorkflow(parts(), workflow);
    const pick = await opened();
    await nameOwner(session);
    await eventually('the workflows', () => Promise.resolve(pick.items.length > 0 || undefined));
    pick.hide();
    await open;
    assert.deepEqual(said, []);
  });

  it('closes when a key is refused whose owner has become known', async () => {
    const session = await signInUnnamed();
    await nameOwner(session);
    const closed = pickWorkflow(parts(), workflow);
    const pick = await opened();
    // A list that is refused closes the pick by itself.
    await eventually('the workflows', () => Promise.resolve(!pick.busy || undefined));
    const end = today.interceptor.instead(/^/, answer(401));
    await session.api.listRuns({});
    await closed;
    end();
    assert.match(said.join('\n'), /^Pneumatic does not accept the API key\.[^\n]*$/);
  });

  it('says that it is the same account where another client comes into use for it', async () => {
    const closed = pickWorkflow(parts(), workflow);
    await opened();
    await startAgain(services);
    await closed;
    assert.deepEqual(said, ['The key or a setting of this account has changed.']);
  });

  it('closes at once where another account has come into use before it opened', async () => {
    const { sessions } = services;
    const session = await sessions.current();
    await today.signIn('priya');
    const pick = vscode.window.createQuickPick();
    closeWithAccount({ sessions }, pick, session);
    pick.show();
    await eventually('the reason', () => Promise.resolve(said[0]));
    assert.deepEqual(said, ['Another account is in use now.']);
    pick.dispose();
  });

  it('says why the account cannot be used any more', async () => {
    const session = await services.sessions.current();
    assert.ok(session.state === 'signedIn');
    const changed = new vscode.EventEmitter<Session>();
    const sessions = {
      current: () => Promise.resolve(session),
      heldNow: undefined,
      onDidChange: changed.event,
      onDidRefuse: new vscode.EventEmitter<Holder>().event,
      // A keyring of a real session cannot be made to lock itself.
    } as unknown as Services['sessions'];
    const pick = vscode.window.createQuickPick();
    closeWithAccount({ sessions }, pick, session);
    pick.show();
    await Promise.resolve();
    const message = 'The keyring is locked.';
    changed.fire({ state: 'unavailable', account: session.account, message, passing: true });
    assert.deepEqual(said, [message]);
    pick.dispose();
    changed.dispose();
  });

  /** Asks for a workflow while the list of them is read. */
  async function openWhileRead() {
    const held = hang(today, /^GET \/templates/);
    services.workflows.refresh();
    const open = pickWorkflow(parts(), workflow);
    const pick = await opened();
    await eventually('the request', () => Promise.resolve(held.count > 0 || undefined));
    return { held, open, pick };
  }

  it('asks for no other list where a person has closed it', async () => {
    const { held, open, pick } = await openWhileRead();
    pick.hide();
    await open;
    const { workflows } = services;
    const beginning = workflows.beginning.bind(workflows);
    let asked = 0;
    Object.assign(workflows, {
      beginning: () => {
        asked += 1;
        return beginning();
      },
    });
    workflows.refresh();
    // The list that was dropped ends before another does.
    await Promise.all([held.letGo(), workflows.list()]);
    Object.assign(workflows, { beginning });
    assert.equal(asked, 0);
  });

  it('has the workflows of a list that was dropped while it was read', async () => {
    const { held, open, pick } = await openWhileRead();
    services.workflows.refresh();
    await held.letGo();
    await eventually('the workflows', () => Promise.resolve(!pick.busy || undefined));
    assert.notEqual(pick.items.length, 0);
    pick.hide();
    await open;
    assert.deepEqual(said, []);
  });
});
