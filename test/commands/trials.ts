import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Copy, copyOfCheckout } from './copy.ts';

/** Runs a command in its shortest form, and looks whether it did what it is for. */
export type Trial = (copy: Copy) => Promise<void>;

const smokeSteps = [
  'Building',
  'Providing VS Code',
  'Starting it',
  'Opening a window',
  'Launching',
];

/** Few enough files for all of them to be mended in seconds. */
const isOfFew = (file: string): boolean =>
  /^(package(-lock)?\.json|\.\w+(rc(\.json)?|ignore)|(eslint\.config|build\/\w+)\.js|(src\/core\/)?tsconfig\.json|src\/core\/base\/.*)$/.test(
    file,
  );

/** What `npm test` itself is made of, which is soon formatted. */
const isOfRun = (file: string): boolean =>
  /^(package(-lock)?\.json|\.\w+(rc(\.json)?|ignore)|test\/(run\.ts|setup\.mjs|run\/.*|support\/report\.ts|vscode\/paths\.ts))$/.test(
    file,
  );

/** A trial in a copy of its own, of some files. */
const inCopyOf =
  (isOfThem: (file: string) => boolean, use: Trial): Trial =>
  async () => {
    const few = await copyOfCheckout(isOfThem);
    try {
      await use(few);
    } finally {
      await few.remove();
    }
  };

const tryOnly = inCopyOf(isOfRun, async (few) => {
  const said = await few.run('npm test -- --only format');
  assert.match(said, /\n1 passed, 0 failed\n$/);
  assert.equal(await few.status(), '');
});

const tryFormat = inCopyOf(isOfFew, async (few) => {
  const file = path.join(few.folder, 'src/core/base/aText.ts');
  await writeFile(file, 'export  const aText = "text"');
  await few.run('npm run format');
  assert.equal(await readFile(file, 'utf8'), "export const aText = 'text';\n");
  assert.equal(await few.status(), '?? src/core/base/aText.ts\n');
});

/** In the sandbox, the member who owns the account. */
const owner = { email: 'tomas.rivera@blueharbor.example', key: 'pn-key-of-the-owner' };

/** Lets the portable suite ask the sandbox, so that both commands are tried. */
async function trySandbox(copy: Copy): Promise<void> {
  const sandbox = await copy.runUntil(
    `npm run sandbox -- --port 0 --data sandbox.sqlite --dialect current --generation v6 --member ${owner.email}=${owner.key}`,
    /listening on/,
  );
  const [, key = '', origin = ''] = /key: (\S+)\nlistening on (\S+)/.exec(sandbox.said) ?? [];
  const said = await copy.run(`npm run test:contract -- --origin ${origin}`, {
    PNEUMATIC_OWNER_KEY: owner.key,
    PNEUMATIC_ADMIN_KEY: key,
  });
  await sandbox.stop();
  assert.match(said, /^\d\d+ passed, 0 differ, /m);
}

async function tryPackage(copy: Copy): Promise<void> {
  await copy.run('npm run package');
  const files = await readdir(copy.folder);
  assert.equal(files.filter((file) => file.endsWith('.vsix')).length, 1);
  const bill = await readFile(path.join(copy.folder, 'pneumatic.cdx.json'), 'utf8');
  assert.equal((JSON.parse(bill) as { readonly bomFormat: string }).bomFormat, 'CycloneDX');
}

async function trySizes(copy: Copy): Promise<void> {
  const file = path.join(copy.folder, 'build/moduleSizes.json');
  const recorded = await readFile(file, 'utf8');
  await writeFile(file, '{}');
  assert.match(await copy.run('npm run sizes'), /^extension\.cjs: \d+ of \d+ KB$/m);
  assert.match(await readFile(file, 'utf8'), /"src\/extension\.ts": \d+/);
  // The sizes of the day on which the budgets were set.
  await writeFile(file, recorded);
}

async function tryWatch(copy: Copy): Promise<void> {
  const watch = await copy.runUntil('npm run watch', /\[watch\] build finished/);
  await watch.stop();
  assert.ok(existsSync(path.join(copy.folder, 'dist/extension.cjs')));
  assert.ok(existsSync(path.join(copy.folder, 'out/test/host/index.cjs')));
}

async function tryStart(copy: Copy): Promise<void> {
  const start = await copy.runUntil('npm start', /open http:\S+ .*\n/);
  await start.stop();
  // After what npm says itself.
  const [, ...lines] = start.said.slice(start.said.indexOf('Building')).trim().split('\n');
  assert.match(start.said, /^Building… .*done, \d+ s$/m);
  // One more where VS Code was not there and is installed.
  assert.ok(lines.length <= 4, start.said);
  assert.ok(!existsSync(path.join(copy.folder, 'out/test/host/index.cjs')));
}

async function trySmoke(copy: Copy): Promise<void> {
  const said = await copy.run('npm start -- --smoke --screenshots out/pictures');
  for (const step of smokeSteps) assert.match(said, new RegExp(`^${step}… .*done, \\d+ s$`, 'm'));
  assert.match(said, /^process id: \d+$/m);
  assert.match(said, /^done: its tasks were completed one by one$/m);
}

async function tryBench(copy: Copy): Promise<void> {
  const said = await copy.run('npm run bench -- --smoke --against docs/performance.json');
  assert.match(said, /^launch \/ bare POST +[\d.]+ +[\d.]+ +ms/m);
  assert.match(said, /^(Nothing is worse|Worse) beyond noise/m);
  assert.ok(existsSync(path.join(copy.folder, 'out/bench-smoke/performance.md')));
}

/** One round, which is too few for the rule to find anything. */
async function trySoak(copy: Copy): Promise<void> {
  const said = await copy.run('npm run soak -- --rounds 1 --every 1 --keep');
  assert.match(said, /^Nothing was left over: no count grows\.$/m);
  const page = await readFile(path.join(copy.folder, 'docs/performance.md'), 'utf8');
  assert.match(page, /^\| The page of a form: rounds .* 40 rounds \|/m);
  await copy.run('git checkout --quiet docs');
}

/** By the command as the documents or package.json name it. */
export const trials: Readonly<Record<string, Trial>> = {
  // First, while nothing is built.
  'npm start': tryStart,
  'npm run watch': tryWatch,
  'npm run package': tryPackage,
  'npm run sizes': trySizes,
  'npm run reliability': async (copy) => {
    await writeFile(path.join(copy.folder, 'docs/reliability.md'), '');
    await copy.run('npm run reliability');
  },
  'npm run fuzz': async (copy) => {
    const said = await copy.run('npm run fuzz -- --requests 50 --seed 1');
    assert.match(said, /^0 faults in/m);
  },
  'npm run sandbox': trySandbox,
  'npm run format': tryFormat,
  'npx mocha test/unit/core/form/validate.test.ts': async (copy) => {
    assert.match(
      await copy.run('npx mocha test/unit/core/form/validate.test.ts'),
      /^ +\d+ passing/m,
    );
  },
  'npm run test:host -- drafts': async (copy) => {
    assert.match(await copy.run('npm run test:host -- uncaught'), /^ +\d+ passing/m);
  },
  'npm test -- --only host,ui': tryOnly,
  'npm start -- --smoke': trySmoke,
  'npm run bench -- --smoke': tryBench,
  'npm run soak -- --rounds 2000': trySoak,
};
