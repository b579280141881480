import type { Effort } from './effort.ts';
import { type BenchExtensions, makeExtensions } from './extensions.ts';
import { type Figure, type Samples, timeFigure } from './figures.ts';
import type { Activation } from './host/activation.ts';
import type { FirstRows } from './host/firstRows.ts';
import { startListServer } from './hostFigures.ts';
import { type Hosts, startHosts } from './hosts.ts';
import { makeRowsExtensions } from './rowsExtensions.ts';
import { activationSize } from './sizeFigures.ts';

/** Each round has a host of its own, since an extension activates only once. */
const roundsOf = ({ once }: Effort): number => (once ? 1 : 9);

const ids = { ours: 'pneumatic.pneumatic', idle: 'pneumatic.idle', first: 'pneumatic.first' };

/** How many workflows the first rows are of. */
const listed = 100;
const key = 'pn-bench-key-0123456789abcdefghijk';

async function withHosts<Result>(
  installed: string,
  measure: (hosts: Hosts) => Promise<Result>,
): Promise<Result> {
  const hosts = await startHosts(installed);
  try {
    return await measure(hosts);
  } finally {
    await hosts.stop();
  }
}

/** Both in turns and in the same hosts, each of them first in every second round. */
const inTurns = <Name extends string>(round: number, one: Name, other: Name): readonly Name[] =>
  round % 2 === 0 ? [one, other] : [other, one];

/** Our activation compared with that of an empty extension. */
async function activationFigures(
  hosts: Hosts,
  { first, modules }: BenchExtensions,
  effort: Effort,
): Promise<readonly Figure[]> {
  const rounds: { readonly ours: Activation; readonly idle: Activation }[] = [];
  for (let round = 0; round < roundsOf(effort); round++) {
    const task = { extensions: [ids.first, ...inTurns(round, ids.idle, ids.ours)] };
    const result = (await hosts.measure(first, modules.activation, task)) as Readonly<
      Record<string, Activation>
    >;
    const [ours, idle] = [result[ids.ours], result[ids.idle]];
    if (!ours || !idle) throw new Error('An extension has not said how long it took.');
    rounds.push({ ours, idle });
  }
  const samplesOf = (time: (activation: Activation) => number): Samples => ({
    reference: rounds.map((round) => time(round.idle)),
    ours: rounds.map((round) => time(round.ours)),
  });
  return [
    timeFigure(
      'require + activate() / of an idle one',
      samplesOf((own) => own.requireMs + own.activateMs),
      { msMore: 8 },
    ),
    timeFigure(
      'activate() alone / of an idle one',
      samplesOf((own) => own.activateMs),
    ),
    timeFigure(
      'activation by VS Code / of an idle one',
      samplesOf((own) => own.totalMs),
    ),
  ];
}

/**
 * How long it takes from loading the extension until its view is given rows, compared with the
 * least that shows the same list.
 * @param kept whether what was last read is on disk.
 */
async function firstRows(
  hosts: Hosts,
  { first, modules }: BenchExtensions,
  lists: string,
  { effort, kept }: { readonly effort: Effort; readonly kept: boolean },
): Promise<Samples> {
  const samples = { reference: [] as number[], ours: [] as number[] };
  // The first round leaves what is kept.
  for (let round = effort.once ? 0 : -1; round < roundsOf(effort); round++) {
    const task = {
      extensions: inTurns(round, 'bare', 'ours'),
      lists: `${lists}/documented/${listed}`,
      sandbox: { origin: lists, key },
      kept,
    };
    const { ours, bare } = (await hosts.measure(first, modules.firstRows, task)) as FirstRows;
    if (round < 0) continue;
    samples.ours.push(ours);
    samples.reference.push(bare);
  }
  return samples;
}

/** What happens when VS Code starts the extension, and until it shows something. */
export async function startFigures(effort: Effort): Promise<readonly Figure[]> {
  const made = await makeExtensions();
  const activation = await withHosts(made.installed, (hosts) =>
    activationFigures(hosts, made, effort),
  );
  const lists = await startListServer();
  try {
    const rows = await withHosts(await makeRowsExtensions(), async (hosts) => [
      timeFigure(
        'from loading to first rows, nothing kept / of a bare tree',
        await firstRows(hosts, made, lists.origin, { effort, kept: false }),
      ),
      timeFigure(
        'from loading to first rows, kept / of a bare tree',
        await firstRows(hosts, made, lists.origin, { effort, kept: true }),
      ),
    ]);
    return [...activation, ...rows, await activationSize()];
  } finally {
    lists.child.disconnect();
  }
}
