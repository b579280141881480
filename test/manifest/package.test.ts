import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PackageManager, createVSIX, listFiles } from '@vscode/vsce';
import * as esbuild from 'esbuild';
import { bundles } from '../../esbuild.js';
import { root } from '../support/root.ts';

const kilobyte = 1024;

describe('the package', () => {
  it('holds our bundles, media and pages, and nothing else', async () => {
    const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
    assert.deepEqual(
      [...files].sort(),
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'dist/api.cjs',
        'dist/codicon.css',
        'dist/codicon.ttf',
        'dist/extension.cjs',
        'dist/kickoffForm.css',
        'dist/kickoffForm.js',
        'dist/sandbox.cjs',
        'media/icon.png',
        'media/pneumatic-tab.svg',
        'media/pneumatic.svg',
        'package.json',
        'package.nls.json',
      ].sort(),
    );
  });

  it('is at most 400 KB', async function () {
    this.timeout(120_000);
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
      assert.ok((await stat(packagePath)).size <= 400 * kilobyte);
    } finally {
      await rm(folder, { recursive: true });
    }
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
