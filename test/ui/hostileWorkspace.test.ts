/**
 * A folder or a workspace file that somebody else has made, and that wants the key sent elsewhere.
 * VS Code takes a setting of the scope `application` from the user alone.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FaultServer, json, startFaultServer } from '../support/faultServer.ts';
import { byDialect, dialect } from './support/dialect.ts';
import { listed, openForm, signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { useWindow } from './support/window.ts';

/** A server that waits for a key that is not meant for it. */
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
  'http.proxy': thief.origin,
  'http.proxySupport': 'override',
  'http.noProxy': [],
});

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
  'A workspace file': { trust: false, file: true },
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

    if (trust) {
      it('is opened in Restricted Mode, where the extension works', async () => {
        const { page } = window();
        await page.locator('.part.statusbar').getByText('Restricted Mode').waitFor();
      });
    }

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
  });
}
