/** Drafts on disk. The messages of pages and panels about drafts have tests of their own. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { open as openFile, unlink } from 'node:fs/promises';
import * as vscode from 'vscode';
import { type FormInput, emptyInput } from '../../../src/core/form/input.ts';
import {
  type AccountId,
  accountId,
  fieldId,
  runTaskId,
  taskId,
  workflowId,
} from '../../../src/core/base/ids.ts';
import { presetOfRecord } from '../../../src/core/kickoff/preset.ts';
import { DraftKeeper, type DraftOwner, Drafts } from '../../../src/host/form/drafts.ts';
import { openFilledForm } from '../../../src/host/kickoff/openFilledForm.ts';
import type { Services } from '../../../src/host/services.ts';
import { windowName } from '../../../src/host/platform/windowName.ts';
import { eventually } from '../../vscode/eventually.ts';
import { signInTo, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { newFolder, removeFolders, writeText } from '../support/records.ts';
import { runRecordOf } from '../support/runRecords.ts';
import { createServers } from '../support/servers.ts';
import { serviceOf, wireWorkflow } from '../support/service.ts';

const [account, otherAccount] = [accountId('demo'), accountId('https://api.example#')];
const [workflow, otherWorkflow] = [workflowId('7'), workflowId('../7')];
const typed = (name: string): FormInput => ({ ...emptyInput, name });

describe('A draft', () => {
  let services: Services;
  let folder: vscode.Uri;
  const opened: Drafts[] = [];

  /** The drafts of a window: its own view of the same folder. */
  function open(window = 'window'): Drafts {
    const drafts = new Drafts(folder, services.log, window, services.names);
    opened.push(drafts);
    return drafts;
  }

  const keeper = (drafts = open()): DraftKeeper => new DraftKeeper(drafts, account, workflow);

  /** Leaves the empty drafts of so many tasks, as completing them does. */
  async function leaveEmpty(drafts: Drafts, tasks: number, from = 0): Promise<void> {
    for (let task = 1; task <= tasks; task++) {
      const owner = `task:${runTaskId(String(task))}` as const;
      await drafts.put(account, owner, { input: emptyInput, editedAt: from + task });
    }
  }

  const nameOnDisk = async (): Promise<string | null | undefined> =>
    (await open().get(account, workflow))?.input.name;

  before(async () => {
    services = await runningServices();
  });
  beforeEach(() => {
    folder = newFolder(services);
  });
  afterEach(() => {
    for (const drafts of opened.splice(0)) drafts.dispose();
  });
  after(() => removeFolders(services));

  it('is one per workflow and account', async () => {
    const drafts = open();
    await drafts.put(account, workflow, { input: typed('one'), editedAt: 1 });
    await drafts.put(account, otherWorkflow, { input: typed('two'), editedAt: 2 });
    await drafts.put(otherAccount, workflow, { input: typed('three'), editedAt: 3 });
    const read = open();
    assert.equal((await read.get(account, workflow))?.input.name, 'one');
    assert.equal((await read.get(account, otherWorkflow))?.input.name, 'two');
    assert.equal((await read.get(otherAccount, workflow))?.input.name, 'three');
    assert.equal(await read.get(otherAccount, otherWorkflow), undefined);
  });

  it('that was sent or cleared leaves no more than 50 behind, and none of what was typed', async () => {
    const drafts = open();
    await drafts.put(account, workflow, { input: typed('one'), editedAt: 0 });
    await leaveEmpty(drafts, 60);
    const left = (owner: DraftOwner) => open().get(account, owner);
    assert.equal((await vscode.workspace.fs.readDirectory(folder)).length, 51);
    assert.equal((await left(workflow))?.input.name, 'one');
    assert.equal(await left(`task:${runTaskId('10')}`), undefined);
    assert.equal((await left(`task:${runTaskId('11')}`))?.editedAt, 11);
  });

  it('of another window does not come back, however many are sent or cleared later', async () => {
    await open('earlier').put(account, workflow, { input: typed('one'), editedAt: 1 });
    const drafts = open();
    await drafts.put(account, workflow, { input: emptyInput, editedAt: 2 });
    await leaveEmpty(drafts, 60, 10);
    assert.equal(await keeper(open()).latest(), undefined);
  });

  it('stays where it takes the place of an empty one that is about to be removed', async () => {
    const drafts = open();
    await drafts.put(account, workflow, { input: emptyInput, editedAt: 0 });
    await leaveEmpty(drafts, 49);
    // All drafts are looked at, and one of them cannot be read for now.
    const pipe = vscode.Uri.joinPath(folder, 'pipe.json').fsPath;
    execFileSync('mkfifo', [pipe]);
    const last = drafts.put(account, otherWorkflow, { input: emptyInput, editedAt: 50 });
    const held = await openFile(pipe, 'w');
    await unlink(pipe);
    await drafts.put(account, workflow, { input: typed('meanwhile'), editedAt: 51 });
    await held.close();
    await last;
    assert.equal(await nameOnDisk(), 'meanwhile');
  });

  it('comes back whole', async () => {
    const input: FormInput = {
      name: 'Läuft\n🚀',
      values: [
        [fieldId('__proto__'), 'text'],
        [fieldId('components'), ['7004', '7005']],
      ],
      taskLinks: [[taskId('701'), 'https://example.org']],
    };
    await open().put(account, workflow, { input, editedAt: 1 });
    assert.deepEqual(await keeper().current(), input);
  });

  it('counts at once, and is on disk a moment after the last change', async () => {
    const draft = keeper();
    draft.set({ input: typed('a'), editedAt: 1 });
    draft.set({ input: typed('ab'), editedAt: 2 });
    assert.deepEqual(await draft.current(), typed('ab'));
    assert.equal(
      await eventually('the draft on disk', async () => (await nameOnDisk()) ?? undefined),
      'ab',
    );
  });

  it('counts, too, where it was taken while the files were read', async () => {
    const drafts = keeper();
    const reading = drafts.current();
    await drafts.offer(undefined);
    drafts.set({ input: typed('Filled in'), editedAt: 1 });
    assert.equal((await reading)?.name, 'Filled in');
  });

  it('is written now when it has to be', async () => {
    const draft = keeper();
    draft.set({ input: typed('a'), editedAt: 1 });
    await draft.flush();
    assert.equal(await nameOnDisk(), 'a');
  });

  it('that was cleared stays cleared, whatever an old page still holds', async () => {
    const draft = keeper();
    const editedAt = Date.now() - 1000;
    draft.set({ input: typed('launched'), editedAt });
    await draft.clear();
    assert.equal(await draft.current(), undefined);
    const afterReload = keeper();
    await afterReload.offer({ input: typed('launched'), editedAt });
    assert.equal(await afterReload.current(), undefined);
  });

  for (const since of [undefined, 'typed since']) {
    const what = since === undefined ? 'clears what was in it' : 'leaves what was typed since';
    it(`of a form that is closed ${what} when that is launched in the end`, async () => {
      const closed = keeper();
      closed.set({ input: typed('launched'), editedAt: Date.now() });
      await closed.close();
      const again = keeper();
      if (since !== undefined) {
        again.set({ input: typed(since), editedAt: Date.now() + 1000 });
        await again.flush();
      }
      await closed.clear();
      assert.equal((await keeper().current())?.name, since);
    });
  }

  it('gives way to what the page has typed later, and to nothing older', async () => {
    await open().put(account, workflow, { input: typed('on disk'), editedAt: 100 });
    const draft = keeper();
    await draft.offer(undefined);
    assert.equal(await draft.offer({ input: typed('older'), editedAt: 99 }), false);
    assert.deepEqual(await draft.current(), typed('on disk'));
    assert.equal(await draft.offer({ input: typed('newer'), editedAt: 101 }), true);
    assert.deepEqual(await draft.current(), typed('newer'));
    await draft.flush();
    assert.equal(await nameOnDisk(), 'newer');
  });
});

describe('The drafts of two windows in one form', () => {
  let services: Services;
  let folder: vscode.Uri;
  const opened: Drafts[] = [];

  /** The keeper of a window, also after a reload. */
  function keeperIn(window: string): DraftKeeper {
    const drafts = new Drafts(folder, services.log, window, services.names);
    opened.push(drafts);
    return new DraftKeeper(drafts, account, workflow);
  }

  before(async () => {
    services = await runningServices();
  });
  beforeEach(() => {
    folder = newFolder(services);
  });
  afterEach(() => {
    for (const drafts of opened.splice(0)) drafts.dispose();
  });
  after(() => removeFolders(services));

  const earlier = { input: typed('of A'), editedAt: 1 };
  const later = { input: typed('of B'), editedAt: 2 };

  async function typeInBoth(): Promise<DraftKeeper> {
    const [a, b] = [keeperIn('A'), keeperIn('B')];
    a.set(earlier);
    b.set(later);
    await Promise.all([a.flush(), b.flush()]);
    return b;
  }

  it('are both there after a reload, whichever was typed later, with a page or without', async () => {
    await typeInBoth();
    for (const kept of [true, false]) {
      const [a, b] = [keeperIn('A'), keeperIn('B')];
      await a.offer(kept ? earlier : undefined);
      await b.offer(kept ? later : undefined);
      assert.deepEqual(await a.current(), earlier.input);
      assert.deepEqual(await b.current(), later.input);
    }
  });

  it('do not go when the other window launches or clears its own', async () => {
    const b = await typeInBoth();
    await b.clear();
    const reloaded = keeperIn('A');
    await reloaded.offer(earlier);
    assert.deepEqual(await reloaded.current(), earlier.input);
    assert.equal(await keeperIn('B').current(), undefined);
  });

  it('are kept from a page that was not written down in time', async () => {
    await typeInBoth();
    const page = { input: typed('of C'), editedAt: 1 };
    const c = keeperIn('C');
    await c.offer(page);
    assert.deepEqual(await c.current(), page.input);
  });

  it('can be gone on with in a window in which nothing was typed: the last one', async () => {
    const b = await typeInBoth();
    assert.deepEqual(await keeperIn('C').current(), later.input);
    await b.clear();
    assert.equal(await keeperIn('C').current(), undefined);
  });

  it('are found in a window that has cleared its own before, and not after', async () => {
    const b = await typeInBoth();
    const c = keeperIn('C');
    await c.clear();
    assert.equal(await keeperIn('C').current(), undefined);
    const newest = { input: typed('of B, later'), editedAt: Date.now() + 1000 };
    b.set(newest);
    await b.flush();
    assert.deepEqual(await keeperIn('C').current(), newest.input);
  });

  it('are found where an older version kept one for all windows', async () => {
    const old = { accountId: account, workflowId: workflow, saved: earlier };
    const name = createHash('sha256')
      .update(JSON.stringify([account, workflow]))
      .digest('hex');
    await writeText(folder, `${name.slice(0, 40)}.json`, JSON.stringify(old));
    assert.deepEqual(await keeperIn('A').current(), earlier.input);
  });
});

describe('The draft of an open form', () => {
  const servers = createServers();
  let services: Services;

  before(async () => {
    services = await runningServices();
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  const inUse = (): Drafts =>
    new Drafts(
      vscode.Uri.joinPath(services.context.globalStorageUri, 'drafts'),
      services.log,
      windowName(services.context.workspaceState, services.log),
      services.names,
    );

  const form = { id: workflowId('1'), name: 'Workflow 1' };
  const fillForm = (account: AccountId): Promise<void> =>
    openFilledForm(
      services.kickoffPages,
      account,
      presetOfRecord(runRecordOf('1', 1, { workflow: form, input: typed('just now') })),
    );

  it('is on disk when the extension has shut down', async () => {
    const { origin } = await servers.serve(serviceOf([wireWorkflow(1)]));
    const { account: signedIn } = await signInTo(services, origin, 'a-key');
    await fillForm(signedIn.id);
    await services.shutDown();
    assert.deepEqual((await inUse().get(signedIn.id, form.id))?.input, typed('just now'));
  });

  it('is on disk when its tab was closed', async () => {
    const { origin } = await servers.serve(serviceOf([wireWorkflow(1)]));
    const { account: signedIn } = await signInTo(services, origin, 'a-key');
    await fillForm(signedIn.id);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const draft = await eventually('the draft', () => inUse().get(signedIn.id, form.id));
    assert.deepEqual(draft.input, typed('just now'));
  });
});
