import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { projectRoot } from '../vscode/paths.ts';
import { run } from '../vscode/run.ts';
import { type Figure, sizeFigure } from './figures.ts';

/** The files of `dist` with their budgets in KB, if they have one. */
const files: readonly (readonly [file: string, budget?: number])[] = [
  ['extension.cjs', 100],
  ['api.cjs'],
  ['commands.cjs'],
  ['panels.cjs'],
  ['launchFiles.cjs'],
  ['sandbox.cjs'],
  ['pages.js'],
  ['pages.css'],
];
const packageBudget = 900;
const vsce = 'node_modules/@vscode/vsce/vsce';

async function packageSize(): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pneumatic-bench-vsix-'));
  try {
    const packagePath = path.join(folder, 'pneumatic.vsix');
    const options = ['--no-dependencies', '--allow-missing-repository'];
    await run(
      process.execPath,
      [vsce, 'package', ...options, '--no-rewrite-relative-links', '--out', packagePath],
      projectRoot,
    );
    return (await stat(packagePath)).size;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The sizes of the production bundles and the package. */
export async function sizeFigures(): Promise<readonly Figure[]> {
  const bundles = files.map(async ([file, budget]) => {
    const { size } = await stat(path.join(projectRoot, 'dist', file));
    return sizeFigure(`dist/${file}`, size, budget);
  });
  return [
    ...(await Promise.all(bundles)),
    sizeFigure('package (.vsix)', await packageSize(), packageBudget),
  ];
}
