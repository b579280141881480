/**
 * `npm run bench`: builds for production, measures, prints a table and writes `out/bench.json`.
 * Everything is held against something measured in the same run, or against a budget. It tells and
 * judges nothing: the exit code is 0 whatever the figures are.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../vscode/paths.ts';
import { run } from '../vscode/run.ts';
import { makeExtensions } from './extensions.ts';
import type { Figure } from './figures.ts';
import { formFigures } from './formFigures.ts';
import { activationFigures, requestFigures } from './hostFigures.ts';
import { type Hosts, startHosts } from './hosts.ts';
import { sizeFigures } from './sizeFigures.ts';
import { table } from './table.ts';

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

async function hostFigures(): Promise<readonly Figure[]> {
  const made = await makeExtensions();
  return [
    ...(await withHosts(made.installed, (hosts) => activationFigures(hosts, made))),
    ...(await withHosts(undefined, (hosts) => requestFigures(hosts, made))),
  ];
}

console.log('Measuring; this takes a few minutes.');
await run(process.execPath, ['esbuild.js', '--production'], projectRoot);
const sizes = await sizeFigures();
const figures = [...(await hostFigures()), ...(await formFigures()), ...sizes];
const file = path.join(projectRoot, 'out/bench.json');
await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
console.log(
  `\n${table(figures)}\n\nTimes are lower quartiles. Written to ${path.relative(projectRoot, file)}.`,
);
