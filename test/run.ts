/**
 * `npm test`: everything that has to hold. The suites run in lanes beside each other, since they
 * mostly wait. A failing step does not keep the others from running. The last line is the sum,
 * `N passed, N failed`; skipped tests are counted above it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Counts, countsVariable } from './support/reporter.ts';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** A suite reports its own counts; any other step counts as one test. */
  readonly tests?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const root = path.resolve(import.meta.dirname, '..');
const node = process.execPath;
const bin = (name: string): string => path.join(root, 'node_modules/.bin', name);

const mocha = (name: string, ...tests: readonly string[]): Step => ({
  name,
  command: [bin('mocha'), '--forbid-only', ...tests],
  tests,
});

/** They provide what all suites use, so they run before them. */
const firstSteps: readonly Step[] = [
  { name: 'VS Code and browser', command: [node, 'test/vscode/provide.ts'] },
  { name: 'Build', command: [node, 'esbuild.js', '--production', '--tests'] },
  mocha('Manifest tests', 'test/manifest/**/*.test.ts'),
];

/** The steps of a lane run one after the other; the lanes beside each other, each about as long. */
const lanes: readonly (readonly Step[])[] = [
  [
    { name: 'Types', command: [node, 'test/typecheck.ts'] },
    { name: 'Lint', command: [bin('eslint'), '.'] },
    { name: 'Format', command: [bin('prettier'), '--check', '.'] },
    mocha(
      'Unit, contract, fault and attack tests',
      'test/{unit,contract,faults,attacks}/**/*.test.ts',
    ),
    mocha('Tests of the pages', 'test/webview/**/*.test.ts'),
    {
      ...mocha('Tests through the workbench, on the documented API', 'test/ui/**/*.test.ts'),
      env: { PNEUMATIC_DIALECT: 'documented' },
    },
  ],
  [
    {
      name: 'Tests in the extension host',
      command: [node, 'test/host/run/main.ts', '--built'],
      tests: ['test/host/**/*.test.ts'],
    },
    mocha('Every script and every command of the documents', 'test/commands/**/*.test.ts'),
    {
      ...mocha('Tests through the workbench, on today’s API', 'test/ui/**/*.test.ts'),
      env: { PNEUMATIC_DIALECT: 'current' },
    },
  ],
];

/** Where a step says how it goes. */
type Say = (text: string) => void;

/** Runs a step's command and hands its output to `say`. True if it ended well. */
async function execute({ command, env }: Step, countsFile: string, say: Say): Promise<boolean> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, [countsVariable]: countsFile },
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say);
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0;
}

/** A suite that ends badly counts as failed even if it has not come to count. */
async function count(step: Step, say: Say): Promise<Counts> {
  const countsFile = path.join(home, `${step.name}.json`);
  const well = await execute(step, countsFile, say);
  const own: Counts = { passed: well ? 1 : 0, failed: well ? 0 : 1, skipped: 0 };
  if (step.tests === undefined) return own;
  const text = await readFile(countsFile, 'utf8').catch(() => undefined);
  if (text === undefined) return { ...own, passed: 0, failed: 1 };
  const counts = JSON.parse(text) as Counts;
  return well || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** Runs a step. Its output is printed in one piece at its end, since lanes run beside each other. */
async function runStep(step: Step): Promise<Counts> {
  if (step.tests?.every((pattern) => globSync(pattern, { cwd: root }).length === 0)) {
    console.log(`\n── ${step.name}\nThere are none yet.`);
    return { passed: 0, failed: 0, skipped: 0 };
  }
  let said = '';
  const start = performance.now();
  const counts = await count(step, (text) => {
    said += text;
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`\n── ${step.name}\n${said}`);
  console.log(`${counts.failed > 0 ? 'FAILED' : 'ok'}: ${step.name}, after ${seconds} s`);
  return counts;
}

/** Runs steps one after the other. */
async function runSteps(steps: readonly Step[]): Promise<readonly Counts[]> {
  const all: Counts[] = [];
  for (const step of steps) all.push(await runStep(step));
  return all;
}

const home = await mkdtemp(path.join(tmpdir(), 'pneumatic-test-'));
const counts = [
  ...(await runSteps(firstSteps)),
  ...(await Promise.all(lanes.map((lane) => runSteps(lane)))).flat(),
];
const sum = (which: keyof Counts): number => counts.reduce((total, each) => total + each[which], 0);
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
await rm(home, { recursive: true, force: true });

process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(skipped > 0 ? `\n${skipped} skipped; the reasons are in the tests.` : '');
console.log(`${passed} passed, ${failed} failed`);
