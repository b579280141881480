/**
 * `npm run bench`: builds for production, measures, prints a table and writes `out/bench.json`.
 * Everything is held against something measured in the same run, or against a budget. It tells and
 * judges nothing: the exit code is 0 whatever the figures are. `--smoke` times everything once, to
 * see that it works, and writes `out/bench-smoke.json`. `--only start,lists` measures those groups
 * alone, and writes nothing.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../vscode/paths.ts';
import { run } from '../vscode/run.ts';
import { full, smoke } from './effort.ts';
import { makeExtensions } from './extensions.ts';
import type { Figure } from './figures.ts';
import { formFigures } from './formFigures.ts';
import { launchFileFigures } from './launchFileFigures.ts';
import { activationFigures, requestFigures } from './hostFigures.ts';
import { type Hosts, startHosts } from './hosts.ts';
import { sizeFigures } from './sizeFigures.ts';
import { table } from './table.ts';

const { values } = parseArgs({
  options: { smoke: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const effort = values.smoke ? smoke : full;

async function withHosts(
  extensionsDir: string | undefined,
  measure: (hosts: Hosts) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const hosts = await startHosts(extensionsDir);
  try {
    return await measure(hosts);
  } finally {
    await hosts.stop();
  }
}

/** What is measured, by the name that `--only` knows it by. */
const groups: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  start: async () => {
    const made = await makeExtensions();
    return withHosts(made.installed, (hosts) => activationFigures(hosts, made, effort));
  },
  lists: async () => {
    const made = await makeExtensions();
    return withHosts(undefined, (hosts) => requestFigures(hosts, made, effort));
  },
  forms: () => formFigures(effort),
  launchFiles: () => launchFileFigures(effort),
  sizes: sizeFigures,
};

const only = values.only?.split(',');
console.log(effort.once ? 'Measuring once.' : 'Measuring; this takes a few minutes.');
await run(process.execPath, ['esbuild.js', '--production'], projectRoot);
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(groups)) {
  if (!only || only.includes(name)) figures.push(...(await measure()));
}
const file = path.join(projectRoot, effort.once ? 'out/bench-smoke.json' : 'out/bench.json');
console.log(`\n${table(figures)}\n\nTimes are lower quartiles.`);
if (!only) {
  await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(`Written to ${path.relative(projectRoot, file)}.`);
}
