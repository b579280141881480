import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startSandboxProcess } from '../support/sandboxProcess.ts';
import type { Effort } from './effort.ts';
import type { BenchExtensions } from './extensions.ts';
import { type Figure, sizedFigure, timeFigure } from './figures.ts';
import type { ListResult, ListSamples } from './host/lists.ts';
import type { Hosts } from './hosts.ts';

/** Starts the server for lists of workflows in a process of its own. */
export async function startListServer(): Promise<{
  readonly origin: string;
  readonly child: ChildProcess;
}> {
  const child = fork(path.join(import.meta.dirname, 'listServer.ts'));
  const [{ port }] = (await once(child, 'message')) as [{ readonly port: number }];
  return { origin: `http://127.0.0.1:${port}`, child };
}

const inKilobytes = (values: readonly number[]): readonly number[] =>
  values.map((bytes) => bytes / 1024);

/** The figures of a list, by its size. */
function listFigures({ dialect, size, ...taken }: ListSamples): readonly Figure[] {
  const series = (of: string, counted = 'workflows') => ({
    of: `${of} (${dialect} API)`,
    size,
    counted,
  });
  const { shown, listed, stretch, held, runs } = taken;
  const bytes = { reference: inKilobytes(held.reference), ours: inKilobytes(held.ours) };
  return [
    sizedFigure(series('first 50 rows / bare request, 50 rows'), shown, { ratio: 1.15 }),
    sizedFigure(series('the whole list / bare request'), listed, { ratio: 1.5 }),
    sizedFigure(series('longest stretch / of the bare request'), stretch, { msMore: 50 }),
    {
      ...sizedFigure(series('memory of the list / of the parsed JSON'), bytes, { ratio: 3 }),
      unit: 'KB',
    },
    ...(runs ? [sizedFigure(series('first 50 / bare request', 'runs'), runs, { ratio: 1.5 })] : []),
  ];
}

/** Lists and launches through our client, compared with bare requests from the same host. */
export async function requestFigures(
  hosts: Hosts,
  { views, modules }: BenchExtensions,
  effort: Effort,
): Promise<readonly Figure[]> {
  const [lists, sandbox] = await Promise.all([startListServer(), startSandboxProcess()]);
  try {
    const { origin, key } = sandbox;
    const task = { effort, lists: lists.origin, sandbox: { origin, key } };
    const result = (await hosts.measure(views, modules.lists, task)) as ListResult;
    return [
      ...result.lists.flatMap(listFigures),
      timeFigure('launch / bare POST', result.launched, { ratio: 1.1 }),
    ];
  } finally {
    lists.child.disconnect();
    await sandbox.stop();
  }
}
