/**
 * A folder or a workspace file of somebody else that tries to get the key sent elsewhere. VS Code
 * takes a setting of the scope `application` only from the user.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { type FaultServer, json, startFaultServer } from '../support/failing/server.ts';
import type { RunningSandbox } from '../support/sandboxProcess.ts';
import { send } from '../support/sandboxRequest.ts';
import { writeSettings } from '../vscode/settings.ts';
import type { Workbench } from '../vscode/workbench.ts';
import { byDialect, dialect } from './support/dialect.ts';
import { listed, openForm, signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { restrictedMode, trust } from './support/trust.ts';
import { until } from './support/until.ts';
import { machine } from './support/vscode.ts';
import { type Settings, useWindow } from './support/window.ts';

/** A server that tries to get the key. */
function useThief(): () => FaultServer {
  let thief: FaultServer | undefined;
  before('somebody listens', async () => {
    thief = await startFaultServer(json([]));
  });
  after(() => thief?.stop());
  return () => {
    if (!thief) throw new Error('Nobody listens.');
    return thief;
  };
}

const settingsFor = (thief: FaultServer): Readonly<Record<string, unknown>> => ({
  'pneumatic.server': thief.origin,
  'pneumatic.dialect': byDialect({ documented: 'current', current: 'documented' }),
  // The key goes there with each file.
  'pneumatic.filesAddress': thief.origin,
  'pneumatic.webAddress': thief.origin,
});

/** A file in the folder, to upload. */
const note = 'note.txt';

function useFolder(): () => string {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pneumatic-workspace-'));
  });
  return () => folder;
}

for (const [place, file] of [
  ['A folder', false],
  ['A workspace file', true],
] as const) {
  describe(place, () => {
    const thief = useThief();
    const folder = useFolder();
    const workspace = (): string => path.join(folder(), 'all.code-workspace');
    before('it has settings of its own', async () => {
      const settings = settingsFor(thief());
      await mkdir(path.join(folder(), '.vscode'));
      await writeFile(path.join(folder(), '.vscode/settings.json'), JSON.stringify(settings));
      await writeFile(path.join(folder(), note), 'A note');
      await writeFile(workspace(), JSON.stringify({ folders: [{ path: '.' }], settings }));
    });
    const userSettings = (account: RunningSandbox): Settings => ({
      'pneumatic.server': account.origin,
      'pneumatic.dialect': dialect,
      ...restrictedMode,
    });
    const first = useSandbox();
    const window = useWindow({
      settings: () => userSettings(first()),
      opens: () => (file ? { workspace: workspace() } : { folder: folder() }),
    });
    // The window is closed by then: VS Code leaves a workspace whose file is gone.
    after('the folder goes', () => rm(folder(), { recursive: true, force: true }));

    describe('that is not trusted', () => {
      it('is opened in Restricted Mode', async () => {
        await (await statusBarOf(window())).getByText('Restricted Mode').waitFor();
      });
      itChangesNothing({ window, sandbox: first, thief, folder });
    });

    describe('that is trusted', () => {
      const sandbox = useSandbox();
      before('a person trusts it, and starts the window with another account', async () => {
        await trust(window());
        const { server } = await machine('own');
        await writeSettings(server.dataDir, userSettings(sandbox()));
        await window().reload();
        await window().activityBar.open('Pneumatic');
      });
      it('is opened without Restricted Mode', async () => {
        const statusBar = await statusBarOf(window());
        assert.equal(await statusBar.getByText('Restricted Mode').count(), 0);
      });
      itChangesNothing({ window, sandbox, thief, folder });
    });
  });
}

interface Opened {
  readonly window: () => Workbench;
  readonly sandbox: () => RunningSandbox;
  readonly thief: () => FaultServer;
  readonly folder: () => string;
}

/** The status bar, once VS Code has filled it with its own text. */
async function statusBarOf({ page }: Workbench): Promise<Locator> {
  const statusBar = page.locator('.part.statusbar');
  await statusBar
    .getByLabel(/^Notifications|^No Notifications/)
    .first()
    .waitFor();
  return statusBar;
}

function itChangesNothing({ window, sandbox, thief, folder }: Opened): void {
  it('does not change where the key goes, nor how', async () => {
    await signIn(window(), sandbox().key);
    const view = window().view('Workflows');
    await listed(window());
    assert.match(
      await view.description.innerText(),
      byDialect({ documented: /127\.0\.0\.1/, current: /Marlow|Blue Harbor|\w/ }),
    );
    const form = await openForm(window(), 'on-call handover');
    await form.launch();
    await form.processId();
    assert.deepEqual(thief().requests, []);
  });

  it('does not change where files go, and the key with them', async function () {
    // The documented API takes no files.
    if (dialect === 'documented') this.skip();
    const form = await openForm(window(), 'Incident response');
    const row = form.row('Screenshot or log');
    await row.getByRole('button', { name: 'Attach…' }).click();
    const { quickInput } = window();
    await quickInput.opened('Choose Files to Upload');
    // VS Code writes the folder into the box itself, and then lists it.
    await until('the folder', async () =>
      (await quickInput.items()).some(({ label }) => label === note),
    );
    await quickInput.type(path.join(folder(), note));
    await quickInput.accept();
    // The name of the file appears before the server has it.
    await until('the file at the account’s own server', async () => {
      const { body } = await send(sandbox(), '/attachments');
      return (body as { readonly count: number }).count === 1;
    });
    assert.deepEqual(thief().requests, []);
  });

  it('does not change where the web app is', async () => {
    const menu = await window().view('Workflows').tree.row('on-call handover').menu();
    const labels = await menu.labels();
    // The web address cannot be derived from the server's, so there is none to open.
    assert.ok(labels.includes('Copy ID') && !labels.includes('Open in Browser'), labels.join());
    await menu.close();
  });
}
