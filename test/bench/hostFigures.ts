import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startSandboxProcess } from '../support/sandboxProcess.ts';
import type { Effort } from './effort.ts';
import type { BenchExtensions } from './extensions.ts';
import { type Figure, type Samples, sizedFigure, timeFigure } from './figures.ts';
import type { Activation } from './host/activation.ts';
import type { ListResult } from './host/lists.ts';
import type { Hosts } from './hosts.ts';

/** Each round has a host of its own, since an extension activates only once. */
const activationRounds = ({ once }: Effort): number => (once ? 1 : 7);

const ids = { ours: 'pneumatic.pneumatic', idle: 'pneumatic.idle', first: 'pneumatic.first' };
type Kind = 'ours' | 'idle';

/** Our activation compared with that of an empty extension, in turns and in the same hosts. */
export async function activationFigures(
  hosts: Hosts,
  { first, modules }: BenchExtensions,
  effort: Effort,
): Promise<readonly Figure[]> {
  const rounds: Readonly<Record<Kind, Activation>>[] = [];
  for (let round = 0; round < activationRounds(effort); round++) {
    const pair = round % 2 === 0 ? [ids.idle, ids.ours] : [ids.ours, ids.idle];
    const task = { extensions: [ids.first, ...pair] };
    const result = (await hosts.measure(first, modules.activation, task)) as Readonly<
      Record<string, Activation>
    >;
    const [mine, other] = [result[ids.ours], result[ids.idle]];
    if (!mine || !other) throw new Error('An extension has not said how long it took.');
    rounds.push({ ours: mine, idle: other });
  }
  const samplesOf = (time: (activation: Activation) => number): Samples => ({
    reference: rounds.map((round) => time(round.idle)),
    ours: rounds.map((round) => time(round.ours)),
  });
  const aim = { ms: 20 };
  return [
    timeFigure(
      'activate() alone / of an idle one',
      samplesOf((own) => own.activateMs),
      aim,
    ),
    timeFigure(
      'require + activate() / of an idle one',
      samplesOf((own) => own.requireMs + own.activateMs),
      aim,
    ),
    timeFigure(
      'activation by VS Code / of an idle one',
      samplesOf((own) => own.totalMs),
    ),
  ];
}

async function startListServer(): Promise<{
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
