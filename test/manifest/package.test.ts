import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PackageManager, createVSIX, listFiles } from '@vscode/vsce';
import * as esbuild from 'esbuild';
import { bundles } from '../../esbuild.js';
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
  'dist/launchFiles.cjs',
  'dist/pages.css',
  'dist/pages.js',
  'dist/panels.cjs',
  'dist/sandbox.cjs',
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

  it('is made as a .vsix of exactly that, of at most 900 KB', async function () {
    this.timeout(120_000);
    await withVsix((vsix) => {
      const made = zipNames(vsix).filter((name) => name.startsWith('extension/'));
      assert.deepEqual([...made].sort(), contents.map(packedName).sort());
      assert.ok(vsix.length <= 900 * kilobyte);
    });
  });

  it('loads less than 100 KB at activation', async () => {
    const { outputFiles } = await esbuild.build({
      ...bundles.extension,
      minify: true,
      sourcemap: false,
      write: false,
      logLevel: 'silent',
    });
    const [bundle] = outputFiles;
    assert.ok(bundle && bundle.contents.length < 100 * kilobyte);
  });
});
