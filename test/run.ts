/**
 * `npm test`: everything that has to hold, step by step. A failing step does not keep the others
 * from running. The last line is the sum, `N passed, N failed`; skipped tests are counted above it.
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
  /** Needs no build, and mostly one core: runs beside the suites, which mostly wait. */
  readonly beside?: true;
}

const root = path.resolve(import.meta.dirname, '..');
const node = process.execPath;
const bin = (name: string): string => path.join(root, 'node_modules/.bin', name);

const mocha = (name: string, ...tests: readonly string[]): Step => ({
  name,
  command: [bin('mocha'), '--forbid-only', ...tests],
  tests,
});

const steps: readonly Step[] = [
  { name: 'Types', command: [node, 'test/typecheck.ts'], beside: true },
  { name: 'Lint', command: [bin('eslint'), '.'], beside: true },
  { name: 'Format', command: [bin('prettier'), '--check', '.'], beside: true },
  { name: 'Build', command: [node, 'esbuild.js', '--production'] },
  mocha(
    'Unit, contract, fault, attack and manifest tests',
    'test/{unit,contract,faults,attacks,manifest}/**/*.test.ts',
  ),
  mocha('Tests of the pages', 'test/webview/**/*.test.ts'),
  {
    name: 'Tests in the extension host',
    command: [node, 'test/host/run/main.ts'],
    tests: ['test/host/*.test.ts'],
  },
  {
    ...mocha('Tests through the workbench, on the documented API', 'test/ui/**/*.test.ts'),
    env: { PNEUMATIC_DIALECT: 'documented' },
  },
  {
    ...mocha('Tests through the workbench, on today’s API', 'test/ui/**/*.test.ts'),
    env: { PNEUMATIC_DIALECT: 'current' },
  },
];

/** Where a step says how it goes. */
type Say = (text: string) => void;

/**
 * Runs a step's command. True if it ended well.
 * @param say takes its output; the console does where it is left out.
 */
async function execute({ command, env }: Step, countsFile: string, say?: Say): Promise<boolean> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    stdio: say ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...env, [countsVariable]: countsFile },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => say?.(text));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0;
}

/** A suite that ends badly counts as failed even if it has not come to count. */
async function count(step: Step, countsFile: string, say?: Say): Promise<Counts> {
  const well = await execute(step, countsFile, say);
  const own: Counts = { passed: well ? 1 : 0, failed: well ? 0 : 1, skipped: 0 };
  if (step.tests === undefined) return own;
  const text = await readFile(countsFile, 'utf8').catch(() => undefined);
  if (text === undefined) return { ...own, passed: 0, failed: 1 };
  const counts = JSON.parse(text) as Counts;
  return well || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

async function runStep(step: Step, countsFile: string, say?: Say): Promise<Counts> {
  const tell = (line: string): void => {
    if (say) say(`${line}\n`);
    else console.log(line);
  };
  tell(`\n── ${step.name}`);
  if (step.tests?.every((pattern) => globSync(pattern, { cwd: root }).length === 0)) {
    tell('There are none yet.');
    return { passed: 0, failed: 0, skipped: 0 };
  }
  const start = performance.now();
  const counts = await count(step, countsFile, say);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  tell(`${counts.failed > 0 ? 'FAILED' : 'ok'} after ${seconds} s`);
  return counts;
}

/** Runs steps one after the other. */
async function runSteps(some: readonly Step[], say?: Say): Promise<readonly Counts[]> {
  const all: Counts[] = [];
  for (const step of some) {
    all.push(await runStep(step, path.join(home, `${steps.indexOf(step)}.json`), say));
  }
  return all;
}

/** The steps beside the others; what they say comes in one piece. */
async function runBeside(): Promise<readonly Counts[]> {
  let said = '';
  const counts = await runSteps(
    steps.filter(({ beside }) => beside),
    (text) => (said += text),
  );
  console.log(said);
  return counts;
}

const home = await mkdtemp(path.join(tmpdir(), 'pneumatic-test-'));
const counts = await Promise.all([runBeside(), runSteps(steps.filter(({ beside }) => !beside))]);
const sum = (which: keyof Counts): number =>
  counts.flat().reduce((total, each) => total + each[which], 0);
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
await rm(home, { recursive: true, force: true });

process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(skipped > 0 ? `\n${skipped} skipped; the reasons are in the tests.` : '');
console.log(`${passed} passed, ${failed} failed`);
