import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { bundleBudgets, packageBudget } from '../../build/budgets.js';
import { projectRoot } from '../vscode/paths.ts';
import { run } from '../vscode/run.ts';
import { type Figure, sizeFigure } from './figures.ts';

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

/** The bytes of a file of dist. */
async function sizeInDist(file: string): Promise<number> {
  return (await stat(path.join(projectRoot, 'dist', file))).size;
}

/** What VS Code loads when it activates the extension. */
export const activationSize = async (): Promise<Figure> =>
  sizeFigure(
    'loaded at activation',
    await sizeInDist('extension.cjs'),
    bundleBudgets['extension.cjs'],
  );

/** The sizes of the production bundles and the package. */
export async function sizeFigures(): Promise<readonly Figure[]> {
  const bundles = Object.entries(bundleBudgets).map(async ([file, budget]) =>
    sizeFigure(`dist/${file}`, await sizeInDist(file), budget),
  );
  return [
    ...(await Promise.all(bundles)),
    sizeFigure('package (.vsix)', await packageSize(), packageBudget),
  ];
}
