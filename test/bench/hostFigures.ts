import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startSandboxProcess } from '../support/sandboxProcess.ts';
import type { Effort } from './effort.ts';
import type { BenchExtensions } from './extensions.ts';
import { type Figure, type Samples, sizedFigure, timeFigure } from './figures.ts';
import type { ListResult } from './host/lists.ts';
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

const sized = (name: string, samples: Readonly<Record<number, Samples>>): readonly Figure[] =>
  Object.entries(samples).map(([size, taken]) =>
    sizedFigure({ of: name, size: Number(size), counted: 'workflows' }, taken, { ratio: 1.1 }),
  );

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
      ...sized('list and make tree items / bare request', result.listed),
      ...sized('list and show / bare request, shown', result.shown),
      timeFigure('launch / bare POST', result.launched, { ratio: 1.1 }),
    ];
  } finally {
    lists.child.disconnect();
    await sandbox.stop();
  }
}
