import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { bundles } from '../../esbuild.js';
import { layerOf, whyNotFile, whyNotPackage } from '../../build/importRules.js';
import { root } from '../support/root.ts';
import { type Import, circles, importsInSources } from './sourceImports.ts';

const built = (name: keyof typeof bundles) =>
  esbuild.build({ ...bundles[name], write: false, metafile: true, logLevel: 'silent' });

async function importsOfBundles(): Promise<readonly Import[]> {
  const names = Object.keys(bundles) as (keyof typeof bundles)[];
  const all = await Promise.all(names.map(built));
  return all.flatMap(({ metafile }) =>
    Object.entries(metafile.inputs)
      .filter(([file]) => file.startsWith('src/'))
      .flatMap(([file, { imports }]) => imports.map((one) => ({ from: file, to: one.path }))),
  );
}

function packageOf(file: string): string {
  if (file.startsWith('node:') || builtinModules.includes(file)) return 'node';
  const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
  return name ?? file;
}

/** Bundles of their own, loaded by their paths. */
const ownBundles: Readonly<Record<string, RegExp>> = {
  host: /^\.\/\w+\.cjs$/,
  webview: /^outside:markdown$/,
};

/** Why the import is wrong; undefined where it is allowed. */
function whyNot({ from, to }: Import): string | undefined {
  if (to.startsWith('src/')) return whyNotFile(from, to);
  if (ownBundles[layerOf(from) ?? '']?.test(to)) return undefined;
  return whyNotPackage(from, packageOf(to));
}

describe('the imports', () => {
  it('of the sources, types included, are those that the table allows', async () => {
    const imports = await importsInSources();
    assert.ok(imports.length > 1000);
    assert.deepEqual(
      imports.flatMap((one) => whyNotFile(one.from, one.to) ?? []),
      [],
    );
  });

  it('of the sources, types included, lead in no circle', async () => {
    assert.deepEqual(circles(await importsInSources()), []);
  });

  it('of the bundles are those that the table allows', async () => {
    const imports = await importsOfBundles();
    assert.ok(imports.length > 50);
    assert.deepEqual(
      imports.flatMap((one) => whyNot(one) ?? []),
      [],
    );
  });

  it('load commands, panels and their texts when they are needed, not at activation', async () => {
    const { metafile } = await built('extension');
    const files = Object.keys(metafile.inputs);
    assert.ok(files.includes('src/host/registerCommands.ts'));
    const late = /(?<!load|register)(Commands|Panel|Strings)\.ts$/;
    assert.deepEqual(
      files.filter((file) => late.test(file)),
      [],
    );
  });

  it('load at activation only subjects that the first rows need', async () => {
    const { metafile } = await built('extension');
    const folders = Object.keys(metafile.inputs).flatMap(
      (file) => /^src\/host\/(\w+)\//.exec(file)?.[1] ?? [],
    );
    const needed = ['account', 'kept', 'manifest', 'platform', 'service', 'workflows'];
    assert.deepEqual([...new Set(folders)].sort(), needed);
  });

  it('bundle ofetch without its fetch polyfill', async () => {
    const { metafile } = await built('api');
    const files = Object.keys(metafile.inputs);
    assert.ok(files.some((file) => file.includes(path.join('node_modules', 'ofetch'))));
    assert.ok(!files.some((file) => file.includes('node-fetch-native')));
    assert.ok(!files.some((file) => file.startsWith(root)));
  });
});
