import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Report, addReports, reportVariable } from '../support/report.ts';
import { projectRoot } from '../vscode/paths.ts';
import type { ProcessorMeter } from './processorTime.ts';
import type { Step } from './suites.ts';

/** How a step ended. */
export interface StepResult {
  readonly report: Report;
  /** Undefined where it cannot be measured. */
  readonly processorSeconds: number | undefined;
}

/** The parts that all steps of a run share. */
export interface Surroundings {
  /** A folder for reports and compiled modules. */
  readonly home: string;
  readonly meter: ProcessorMeter;
}

interface Ended {
  readonly well: boolean;
  readonly said: string;
  readonly processorSeconds: number | undefined;
}

const nothing: Report = { passed: 0, failed: 0, skipped: 0, slowest: [], failures: [] };

const failed = (name: string, message: string): Report => ({
  ...nothing,
  failed: 1,
  failures: [{ title: name, file: undefined, message }],
});

async function execute(
  step: Step,
  reportFile: string,
  { home, meter }: Surroundings,
): Promise<Ended> {
  const [program, ...args] = step.command;
  const child = spawn(program, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...step.env,
      [reportVariable]: reportFile,
      // Hundreds of processes run the same modules: each is compiled by the first one only.
      NODE_COMPILE_CACHE: path.join(home, 'compiled'),
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const { pid = 0 } = child;
  meter.start(pid);
  let processorSeconds: number | undefined;
  child.once('exit', () => (processorSeconds = meter.end(pid)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { well: code === 0, said, processorSeconds };
}

/** A suite that ends badly counts as failed even if it has not come to report. */
async function reportOf(step: Step, reportFile: string, well: boolean): Promise<Report> {
  if (step.tests === undefined) {
    return well ? { ...nothing, passed: 1 } : failed(step.name, 'Its output is above.');
  }
  const text = await readFile(reportFile, 'utf8').catch(() => undefined);
  if (text === undefined) return failed(step.name, 'It ended before it could report.');
  const report = JSON.parse(text) as Report;
  if (well || report.failed > 0) return report;
  return addReports([report, failed(step.name, 'It ended badly, though no test failed.')]);
}

const seconds = (value: number): string => `${value.toFixed(1)} s`;

/** “211.0 s, 180.3 s of processor time”, or the first half where that is all that is known. */
export const timesText = (wall: number, processor: number | undefined): string =>
  processor === undefined
    ? seconds(wall)
    : `${seconds(wall)}, ${seconds(processor)} of processor time`;

/** Runs a step. Its output is printed in one piece at its end, since two run at a time. */
export async function runStep(step: Step, surroundings: Surroundings): Promise<StepResult> {
  if (step.tests?.every((pattern) => globSync(pattern, { cwd: projectRoot }).length === 0)) {
    console.log(`\n── ${step.name}\nThere are none yet.`);
    return { report: nothing, processorSeconds: 0 };
  }
  const reportFile = path.join(surroundings.home, `${step.name}.json`);
  const start = performance.now();
  const { well, said, processorSeconds } = await execute(step, reportFile, surroundings);
  const report = await reportOf(step, reportFile, well);
  const times = timesText((performance.now() - start) / 1000, processorSeconds);
  console.log(`\n── ${step.name}\n${said}`);
  const counts = `${report.passed} passed, ${report.failed} failed, ${report.skipped} skipped`;
  console.log(`${report.failed > 0 ? 'FAILED' : 'ok'}: ${step.name}, after ${times}; ${counts}`);
  return { report, processorSeconds };
}
