import { startSandboxProcess } from '../support/sandboxProcess.ts';
import type { Effort } from './effort.ts';
import type { BenchExtensions } from './extensions.ts';
import { type Figure, sizedFigure, timeFigure } from './figures.ts';
import type { KeptResult } from './host/keptViews.ts';
import type { Hosts } from './hosts.ts';

/** What is shown as it was kept, compared with the same rows from memory and with a fresh read. */
export async function keptFigures(
  hosts: Hosts,
  { views, modules }: BenchExtensions,
  effort: Effort,
): Promise<readonly Figure[]> {
  const sandbox = await startSandboxProcess({ dialect: 'current' });
  try {
    const { origin, key } = sandbox;
    const task = { effort, sandbox: { origin, key } };
    const result = (await hosts.measure(views, modules.keptViews, task)) as KeptResult;
    const aim = { ratio: 1.2 };
    const workflows = Object.entries(result.workflows).map(([size, taken]) => {
      const of = 'as they were kept / the same rows from memory';
      return sizedFigure({ of, size: Number(size), counted: 'workflows' }, taken, aim);
    });
    return [
      ...workflows,
      timeFigure('50 runs as they were kept / from memory', result.runs, aim),
      timeFigure('1,000 tasks as they were kept / from memory', result.tasks, aim),
      timeFigure('page of a run as it was kept / asked for', result.runPage),
    ];
  } finally {
    await sandbox.stop();
  }
}
