/** The icons that are in the documents of pages. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { usedIcons } from '../../build/usedIcons.js';
import { projectRoot } from '../vscode/paths.ts';

const css = await readFile(
  path.join(projectRoot, 'node_modules/@vscode/codicons/dist/codicon.css'),
  'utf8',
);
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\.codicon-([\w-]+):before/g)].map(([, name = '']) => name);

describe('The icons of pages', () => {
  it('are all that their sources name', async () => {
    const folder = path.join(projectRoot, 'src/webview');
    const files = (await readdir(folder, { recursive: true })).filter((file) =>
      file.endsWith('.ts'),
    );
    const sources = await Promise.all(
      files.map((file) => readFile(path.join(folder, file), 'utf8')),
    );
    const known = new Set(namesIn(css));
    const named = new Set(
      sources
        .flatMap((text) => [...text.matchAll(/\bcodicon-([\w-]+)|'([\w-]+)'/g)])
        .map(([, one, other = '']) => one ?? other)
        .filter((name) => known.has(name)),
    );
    const kept = new Set(namesIn(usedIcons(css, sources)));
    assert.deepEqual(
      [...named].filter((name) => !kept.has(name)),
      [],
    );
    assert.ok(kept.size < known.size / 5);
  });

  it('keep what makes them icons', () => {
    const used = usedIcons(css, ['<span class="codicon codicon-file"></span>']);
    assert.deepEqual(namesIn(used), ['file']);
    for (const kept of ['@font-face', '.codicon[class*=', '@keyframes codicon-spin'])
      assert.ok(used.includes(kept), kept);
  });
});
