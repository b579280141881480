/** A window whose only folder is in a file system outside this machine's disks. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dialect } from './support/dialect.ts';
import { openForm, signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { useWindow } from './support/window.ts';

/** VS Code in a browser keeps files of this scheme in memory. */
const inMemory = 'tmp:/in-memory';

describe('In a virtual workspace', () => {
  const sandbox = useSandbox();
  let folder = '';
  const workspace = (): string => path.join(folder, 'virtual.code-workspace');
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pneumatic-virtual-'));
    await writeFile(workspace(), JSON.stringify({ folders: [{ uri: inMemory }] }));
  });
  const window = useWindow({
    settings: () => ({ 'pneumatic.server': sandbox().origin, 'pneumatic.dialect': dialect }),
    opens: () => ({ workspace: workspace() }),
  });
  // The window is closed by then: VS Code leaves a workspace whose file is gone.
  after('the folder goes', () => rm(folder, { recursive: true, force: true }));

  it('a workflow is launched as everywhere', async () => {
    await signIn(window(), sandbox().key);
    const form = await openForm(window(), 'on-call handover');
    await form.launch();
    assert.match(await form.processId(), /^\d+$/);
  });

  it('there is no folder on a disk', async () => {
    await window().activityBar.open('Explorer');
    const root = window().page.locator('.explorer-folders-view [role=treeitem]').first();
    await root.waitFor();
    assert.match(await root.innerText(), /in-memory/);
  });
});
