import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../vscode/paths.ts';
import type { BenchRun, FigureGroup } from '../benchRun.ts';
import { chartFolder, report } from './page.ts';

/** The folder of the page of figures. */
const docs = path.join(projectRoot, 'docs');
/** The run itself, beside its page. */
const runFile = 'performance.json';
/** The figures of soaks, which take hours and are kept longer than a run. */
const soakFile = path.join(docs, 'soak.json');

async function read<Content>(file: string): Promise<Content> {
  return JSON.parse(await readFile(file, 'utf8')) as Content;
}

/** Reads a run of the bench from the file that it has written. */
export const readRun = (file: string): Promise<BenchRun> => read(file);

const write = (file: string, content: unknown): Promise<void> =>
  writeFile(file, `${JSON.stringify(content, null, 2)}\n`);

/** The figures of the last soak of each part. */
export const keptSoaks = (): Promise<FigureGroup> => read(soakFile);

/** Writes the page and its charts, and removes charts of figures that are gone. */
async function writePage(made: BenchRun, folder: string): Promise<void> {
  await rm(path.join(folder, chartFolder), { recursive: true, force: true });
  for (const { path: name, content } of report(made, await keptSoaks())) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/** Writes the page of a run of the bench, and the run itself. */
export async function writeRun(made: BenchRun, folder: string): Promise<void> {
  await writePage(made, folder);
  await write(path.join(folder, runFile), made);
}

/** Keeps the figures of a soak in place of those of the same names, and writes the page again. */
export async function keepSoak(group: FigureGroup): Promise<void> {
  const kept = await keptSoaks();
  const names = new Set(group.figures.map(({ name }) => name));
  const others = kept.figures.filter(({ name }) => !names.has(name));
  const figures = [...others, ...group.figures].toSorted((a, b) => a.name.localeCompare(b.name));
  await write(soakFile, { ...group, figures });
  await writePage(await readRun(path.join(docs, runFile)), docs);
}
