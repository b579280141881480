/**
 * `npm test`: everything that has to hold; `npm test -- --only host,ui`: these suites, with what
 * they need. Two steps run at a time, since they mostly wait. A failing step does not keep the
 * others from running. The last line is the sum, `N passed, N failed`; above it are the slowest
 * tests, every failure, and the number of skipped tests.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunOptions, readOptions } from './run/options.ts';
import { ProcessorMeter } from './run/processorTime.ts';
import { type StepResult, type Surroundings, runStep, timesText } from './run/runStep.ts';
import { type Step, planOf } from './run/suites.ts';
import { summaryOf } from './run/summary.ts';
import { addReports } from './support/report.ts';

/** Each needs up to a core and 3 GB. */
const atOnce = 2;

/** Runs the steps that wait, one after the other, until none is left. */
async function work(waiting: Step[], surroundings: Surroundings): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    results.push(await runStep(step, surroundings));
  }
  return results;
}

async function runAll({ suites, cached }: RunOptions, surroundings: Surroundings) {
  const { first, then } = planOf(suites, { cached });
  const results = await work([...first], surroundings);
  const waiting = [...then];
  const workers = Array.from({ length: atOnce }, () => work(waiting, surroundings));
  return [...results, ...(await Promise.all(workers)).flat()];
}

/** The sum of what the steps cost; undefined where it cannot be measured. */
const processorTime = (results: readonly StepResult[]): number | undefined =>
  results.reduce<number | undefined>(
    (sum, { processorSeconds }) =>
      sum === undefined || processorSeconds === undefined ? undefined : sum + processorSeconds,
    0,
  );

async function run(options: RunOptions): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), 'pneumatic-test-'));
  const start = performance.now();
  const results = await runAll(options, { home, meter: new ProcessorMeter() });
  await rm(home, { recursive: true, force: true });
  const report = addReports(results.map((result) => result.report));
  const times = timesText((performance.now() - start) / 1000, processorTime(results));
  console.log(`\nAll steps: ${times}.`);
  console.log(summaryOf(report));
  process.exitCode = report.failed > 0 || report.passed === 0 ? 1 : 0;
}

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(options);
  process.exitCode = 1;
} else {
  await run(options);
}
