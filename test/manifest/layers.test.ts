import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { bundles } from '../../esbuild.js';
import { root } from '../support/root.ts';

/** What each layer may import at run time: other layers, and packages. */
const layers: Readonly<Record<string, { layers: string[]; packages: string[] }>> = {
  core: { layers: [], packages: ['@date-fns/tz', '@leeoniya/ufuzzy'] },
  protocol: { layers: ['core'], packages: ['valibot'] },
  api: { layers: ['core'], packages: ['valibot', 'ofetch', 'p-retry'] },
  host: { layers: ['core', 'api', 'protocol'], packages: ['valibot', 'vscode', 'node'] },
  webview: {
    layers: ['core', 'protocol'],
    packages: ['valibot', 'lit', '@vscode-elements/elements', 'markdown-it', 'dompurify'],
  },
  sandbox: { layers: ['core'], packages: ['valibot', 'hono', '@hono/node-server', 'node'] },
};

interface Import {
  readonly from: string;
  readonly to: string;
}

async function importsOfOurs(): Promise<readonly Import[]> {
  const all = await Promise.all(
    Object.values(bundles).map((options) =>
      esbuild.build({ ...options, write: false, metafile: true, logLevel: 'silent' }),
    ),
  );
  return all.flatMap(({ metafile }) =>
    Object.entries(metafile.inputs)
      .filter(([file]) => file.startsWith('src/'))
      .flatMap(([file, { imports }]) => imports.map((one) => ({ from: file, to: one.path }))),
  );
}

const layerOf = (file: string): string | undefined => /^src\/(\w+)\//.exec(file)?.[1];

function packageOf(file: string): string {
  if (file.startsWith('node:') || builtinModules.includes(file)) return 'node';
  const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
  return name ?? file;
}

describe('the layers', () => {
  it('import at run time only what each is allowed to', async () => {
    const imports = await importsOfOurs();
    assert.ok(imports.length > 50);
    const wrong = imports.filter(({ from, to }) => {
      const rule = layers[layerOf(from) ?? ''];
      const layer = layerOf(to);
      if (!rule || layer === layerOf(from) || to.endsWith('.css')) return false;
      // Bundles of their own, loaded by their paths.
      if (['./api.cjs', './commands.cjs', './panels.cjs', './sandbox.cjs'].includes(to))
        return layerOf(from) !== 'host';
      return layer ? !rule.layers.includes(layer) : !rule.packages.includes(packageOf(to));
    });
    assert.deepEqual(wrong, []);
  });

  it('bundle ofetch without its fetch polyfill', async () => {
    const { metafile } = await esbuild.build({
      ...bundles.api,
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    const files = Object.keys(metafile.inputs);
    assert.ok(files.some((file) => file.includes(path.join('node_modules', 'ofetch'))));
    assert.ok(!files.some((file) => file.includes('node-fetch-native')));
    assert.ok(!files.some((file) => file.startsWith(root)));
  });
});
