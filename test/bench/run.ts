/**
 * `npm run bench`: builds for production, measures, prints a table, and writes `out/bench.json` and
 * `docs/performance.md` with its charts. Everything is held against something measured in the same
 * run, or against a budget. It tells and judges nothing: the exit code is 0 whatever the figures
 * are.
 *
 * - `--smoke` times everything once, to see that it works, and writes to `out/bench-smoke` alone.
 * - `--only start,lists` measures those groups alone, and writes nothing.
 * - `--json` prints the figures as JSON in place of the table.
 * - `--against FILE` tells what is worse than in that file, written by an earlier run.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../vscode/paths.ts';
import { run } from '../vscode/run.ts';
import { type FigureGroup, benchRun, figuresOf } from './benchRun.ts';
import { comparison } from './compare.ts';
import { full, smoke } from './effort.ts';
import { groups } from './groups.ts';
import { readRun, writeRun } from './report/write.ts';
import { table } from './table.ts';

const { values } = parseArgs({
  options: {
    smoke: { type: 'boolean', default: false },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    against: { type: 'string' },
  },
});
const effort = values.smoke ? smoke : full;
const only = values.only?.split(',');
/** With `--json`, the output is JSON and nothing else. */
const say = (text: string): void => {
  if (!values.json) console.log(text);
};

async function measure(): Promise<readonly FigureGroup[]> {
  const measured: FigureGroup[] = [];
  for (const [name, { title, measure }] of Object.entries(groups)) {
    if (only && !only.includes(name)) continue;
    say(`  ${title}`);
    measured.push({ name, title, figures: await measure(effort) });
  }
  return measured;
}

const before = values.against === undefined ? undefined : await readRun(values.against);
say(effort.once ? 'Measuring once.' : 'Measuring; this takes a few minutes.');
await run(process.execPath, ['esbuild.js', '--production'], projectRoot);
const made = benchRun(await measure());
if (values.json) console.log(JSON.stringify(made, null, 2));
say(`\n${table(figuresOf(made))}\n\nTimes are lower quartiles.`);
if (before) say(`\n${comparison(figuresOf(before), figuresOf(made))}`);
if (!only) {
  const folder = effort.once ? 'out/bench-smoke' : 'docs';
  await writeRun(made, path.join(projectRoot, folder));
  say(`Written to ${folder}/performance.md.`);
}
