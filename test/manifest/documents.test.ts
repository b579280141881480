import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../support/root.ts';

const read = (file: string): Promise<string> => readFile(path.join(root, file), 'utf8');

/** The paths of files and folders that a document names in full, from the root or from `src`. */
const pathsIn = (text: string): readonly string[] =>
  [
    ...text.matchAll(
      /`((?:src|test|build|docs|media|core|host|api|protocol|webview|sandbox)\/[\w./-]+)`/g,
    ),
  ]
    .map(([, found = '']) => found)
    // A name with x in it stands for that of any subject.
    .filter((found) => !/\/x(\/|[A-Z])/.test(found));

const isThere = (file: string): boolean =>
  existsSync(path.join(root, file)) || existsSync(path.join(root, 'src', file));

describe('the documents', () => {
  for (const document of ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md']) {
    it(`name only files that are there: ${document}`, async () => {
      const paths = pathsIn(await read(document));
      assert.deepEqual(
        paths.filter((file) => !isThere(file)),
        [],
      );
    });
  }

  it('answer where 33 things are found, each with a file or folder', async () => {
    const [, section = ''] = (await read('ARCHITECTURE.md')).split(/^## Where do I find.*$/m);
    const rows = section
      .split(/^## /m, 1)
      .join()
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const answers = rows.slice(2).map((row) => row.split('|')[2] ?? '');
    assert.equal(answers.length, 33);
    const unanswered = answers.filter(
      (answer) => pathsIn(answer).length === 0 && !answer.includes('…Strings.ts'),
    );
    assert.deepEqual(unanswered, []);
  });
});
