import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { root } from '../support/root.ts';
import { jobs } from '../ui/support/jobs.ts';

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

const Manifest = v.object({
  contributes: v.object({
    commands: v.array(v.object({ command: v.string(), title: v.string() })),
    menus: v.object({
      commandPalette: v.array(v.object({ command: v.string(), when: v.string() })),
    }),
    keybindings: v.array(v.object({ command: v.string(), key: v.string() })),
  }),
});

/** A key as the README writes it: `<kbd>Ctrl</kbd>+<kbd>K</kbd> <kbd>L</kbd>`. */
const keyText = (key: string): string =>
  key.replace(
    /[a-z]+/g,
    (part) => `<kbd>${part.replace(/^./, (sign) => sign.toUpperCase())}</kbd>`,
  );

/** Each title of a command, with what its row in the README has to say of where it is found. */
async function commandTitles(): Promise<ReadonlyMap<string, readonly string[]>> {
  const texts = v.parse(
    v.record(v.string(), v.string()),
    JSON.parse(await read('package.nls.json')),
  );
  const { commands, menus, keybindings } = v.parse(
    Manifest,
    JSON.parse(await read('package.json')),
  ).contributes;
  const titles = new Map<string, readonly string[]>();
  for (const { command, title } of commands) {
    const text = texts[title.replaceAll('%', '')] ?? title;
    const inPalette = !menus.commandPalette.some(
      (item) => item.command === command && item.when === 'false',
    );
    const keys = keybindings.filter((binding) => binding.command === command);
    const places = [...(inPalette ? ['palette'] : []), ...keys.map(({ key }) => keyText(key))];
    titles.set(text, [...(titles.get(text) ?? []), ...places]);
  }
  return titles;
}

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

  it('list every command in one line, with its keys and whether the palette has it', async () => {
    const [, section = ''] = (await read('README.md')).split(/^## Every command$/m);
    const rows = [...section.matchAll(/^\| \*\*(.+?)\*\* \| (.+?) \| (.+?) \|$/gm)];
    const titles = await commandTitles();
    assert.deepEqual(rows.map(([, title]) => title).toSorted(), [...titles.keys()].toSorted());
    for (const [, title = '', where = ''] of rows) {
      const places = titles.get(title) ?? [];
      for (const place of places) assert.ok(where.includes(place), `${title}: ${place}`);
      assert.equal(where.includes('palette'), places.includes('palette'), title);
    }
  });

  it('say how many keys and clicks each counted job takes', async () => {
    const [, section = ''] = (await read('README.md')).split(/^### In few keys$/m);
    const rows = section.split(/^#/m, 1).join().split('\n');
    const said = rows.filter((line) => line.startsWith('| ')).slice(2);
    const counted = Object.values(jobs).map(
      ({ does, from, keys, clicks }) => `| ${does} | ${from} | ${keys} | ${clicks} |`,
    );
    assert.deepEqual(said, counted);
  });

  it('answer where things are found, each with a file or folder', async () => {
    const [, section = ''] = (await read('ARCHITECTURE.md')).split(/^## Where do I find.*$/m);
    const rows = section
      .split(/^## /m, 1)
      .join()
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const answers = rows.slice(2).map((row) => row.split('|')[2] ?? '');
    assert.ok(answers.length >= 34);
    const unanswered = answers.filter(
      (answer) => pathsIn(answer).length === 0 && !answer.includes('…Strings.ts'),
    );
    assert.deepEqual(unanswered, []);
  });
});
