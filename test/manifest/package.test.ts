import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PackageManager, createVSIX, listFiles } from '@vscode/vsce';
import { bundleBudgets, packageBudget } from '../../build/budgets.js';
import { beyondBudget, measureBundles, recordedSizes } from '../../build/sizes.js';
import { root } from '../support/root.ts';
import { zipNames } from './zipNames.ts';

const kilobyte = 1024;

/** All files that ship. A new bundle or page adds its line here and in `.vscodeignore`. */
const contents = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/ThirdPartyNotices.txt',
  'dist/api.cjs',
  'dist/codicon.css',
  'dist/codicon.ttf',
  'dist/commands.cjs',
  'dist/extension.cjs',
  'dist/icons.css',
  'dist/kickoffForm.js',
  'dist/launchFiles.cjs',
  'dist/pages.css',
  'dist/markdown.js',
  'dist/panels.cjs',
  'dist/run.js',
  'dist/sandbox.cjs',
  'dist/task.js',
  'dist/values.js',
  'dist/services.cjs',
  'media/icon.png',
  'media/pneumatic-tab.svg',
  'media/pneumatic.svg',
  'package.json',
  'package.nls.json',
  'schemas/launchFile.json',
];

/** The names that vsce gives to some files in the package. */
const packedName = (file: string): string =>
  `extension/${file.replace(/^(CHANGELOG|README)(?=\.md$)/, (name) => name.toLowerCase()).replace(/^LICENSE$/, 'LICENSE.txt')}`;

async function withVsix(look: (vsix: Buffer) => void): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-vsix-'));
  try {
    const packagePath = path.join(folder, 'pneumatic.vsix');
    await createVSIX({
      cwd: root,
      packagePath,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    });
    look(await readFile(packagePath));
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the package', () => {
  it('holds our bundles, media and pages, and nothing else', async () => {
    const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
    assert.deepEqual([...files].sort(), [...contents].sort());
  });

  it('is made as a .vsix of exactly that, within its budget', async () => {
    await withVsix((vsix) => {
      const made = zipNames(vsix).filter((name) => name.startsWith('extension/'));
      assert.deepEqual([...made].sort(), contents.map(packedName).sort());
      assert.ok(vsix.length <= packageBudget * kilobyte);
    });
  });
});

describe('the bundles', () => {
  it('keep to their budgets', async () => {
    const [measured, recorded] = await Promise.all([measureBundles(), recordedSizes()]);
    assert.deepEqual(
      measured.flatMap((bundle) => beyondBudget(bundle, recorded) ?? []),
      [],
    );
    assert.deepEqual(measured.map(({ file }) => file).sort(), Object.keys(bundleBudgets).sort());
  });

  it('beyond their budgets name the modules that have grown, the most grown first', () => {
    const modules = { 'src/a.ts': 700, 'src/b.ts': 100, 'src/c.ts': 900, 'src/d.ts': 40 };
    const recorded = { 'x.cjs': { 'src/a.ts': 600, 'src/b.ts': 120, 'src/d.ts': 40 } };
    assert.equal(
      beyondBudget({ file: 'x.cjs', bytes: 1740, modules }, recorded, { 'x.cjs': 1 }),
      'dist/x.cjs has 1740 bytes and may have 1024. Grown: src/c.ts +900, src/a.ts +100.',
    );
  });
});
