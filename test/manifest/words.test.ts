import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../support/root.ts';

/** Words and phrases that a reader whose first language is not English stumbles over. */
const avoided = [
  'anew',
  'whom',
  'is to be',
  'in vain',
  'of now',
  'but for',
  'likewise',
  'beforehand',
  'whose key it is',
] as const;

const exceptions: ReadonlyMap<string, string> = new Map([
  ['src/sandbox/store/words.ts', 'has the words that a search leaves out'],
  ['test/manifest/words.test.ts', 'lists the avoided words'],
]);

const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'];

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?[jt]s$/.test(file))
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')));

/** The text on one line, without the signs before the lines of a comment. */
const onOneLine = (text: string): string => text.replace(/\s*\n\s*(?:\*(?!\/)|\/\/)?\s*/g, ' ');

/** The avoided words in a text. Part of an id, such as `for-whom`, is no word. */
const avoidedIn = (text: string): readonly string[] =>
  avoided.filter((word) => new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'i').test(onOneLine(text)));

describe('the words of sources and documents', () => {
  it('are modern English', async () => {
    const files = [...sourcesIn('src'), ...sourcesIn('test'), ...documents];
    const found: string[] = [];
    for (const file of files.filter((name) => !exceptions.has(name))) {
      const words = avoidedIn(await readFile(path.join(root, file), 'utf8'));
      found.push(...words.map((word) => `${file}: ${word}`));
    }
    assert.deepEqual(found, []);
  });

  it('are also looked for across the lines of a comment', () => {
    assert.deepEqual(avoidedIn('/**\n * What is to\n * be sent, and to\n * Whom.\n */'), [
      'whom',
      'is to be',
    ]);
    assert.deepEqual(avoidedIn("['for-whom', 'a new one']"), []);
  });
});
