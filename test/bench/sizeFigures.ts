import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { projectRoot } from '../vscode/paths.ts';
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

async function packageSize(): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pneumatic-bench-vsix-'));
  try {
    const packagePath = path.join(folder, 'pneumatic.vsix');
    await createVSIX({
      cwd: projectRoot,
      packagePath,
      dependencies: false,
      rewriteRelativeLinks: false,
    });
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
