/**
 * A folder or a workspace file of somebody else that tries to get the key sent elsewhere. VS Code
 * takes a setting of the scope `application` only from the user.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FaultServer, json, startFaultServer } from '../support/failing/server.ts';
import { send } from '../support/sandboxRequest.ts';
import { byDialect, dialect } from './support/dialect.ts';
import { listed, openForm, signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { until } from './support/until.ts';
import { useWindow } from './support/window.ts';

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
  after(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
}

const places = {
  'A folder that is not trusted': { trust: true, file: false },
  'A folder that is trusted': { trust: false, file: false },
  'A workspace file that is not trusted': { trust: true, file: true },
  'A workspace file that is trusted': { trust: false, file: true },
} as const;

for (const [place, { trust, file }] of Object.entries(places)) {
  describe(place, () => {
    const sandbox = useSandbox();
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
    const window = useWindow({
      settings: () => ({
        'pneumatic.server': sandbox().origin,
        'pneumatic.dialect': dialect,
        'security.workspace.trust.enabled': trust,
        'security.workspace.trust.startupPrompt': 'never',
      }),
      opens: () => (file ? { workspace: workspace() } : { folder: folder() }),
    });

    it(`is opened ${trust ? 'in' : 'without'} Restricted Mode`, async () => {
      const statusBar = window().page.locator('.part.statusbar');
      // VS Code has filled it with its own text by then.
      await statusBar
        .getByLabel(/^Notifications|^No Notifications/)
        .first()
        .waitFor();
      const restricted = statusBar.getByText('Restricted Mode');
      if (trust) await restricted.waitFor();
      else assert.equal(await restricted.count(), 0);
    });

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
      await row.getByRole('button', { name: 'Choose File…' }).click();
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
  });
}
