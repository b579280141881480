import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Dialect, dialects } from '../../../src/api/dialect.ts';
import type { WorkflowStore } from '../../../src/host/workflows/workflowStore.ts';
import type { Samples } from '../figures.ts';
import { readTask, writeResult } from '../hostTask.ts';
import { type Rounds, interleave, roundsOf, timed } from '../interleave.ts';
import { measureLaunch } from './launch.ts';
import { heldBy, longestStretch } from './strain.ts';
import { type Views, openViews } from './views.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** VS Code collects changes of a view for up to 200 ms. */
const untilViewsAreQuiet = 400;

/** What was measured of a list; times in milliseconds, memory in bytes. */
export interface ListSamples {
  readonly dialect: Dialect;
  readonly size: number;
  /** From the request to the first 50 rows of the view. */
  readonly shown: Samples;
  /** From the request to the whole list. */
  readonly listed: Samples;
  /** For how long other work has to wait at most, meanwhile. */
  readonly stretch: Samples;
  /** What the whole list keeps in memory. */
  readonly held: Samples;
  /** From the request to the first page of runs; today's dialect alone lists them. */
  readonly runs: Samples | undefined;
}

/** The results of the host module. */
export interface ListResult {
  readonly lists: readonly ListSamples[];
  readonly launched: Samples;
}

/** Collecting what a long list leaves takes longer than reading it. */
const roundsFor = (size: number): Omit<Rounds, 'settle'> => {
  if (size <= 1000) return { count: 24, warmUp: 2 };
  return size <= 10_000 ? { count: 10, warmUp: 2 } : { count: 3, warmUp: 1 };
};

async function measureList(
  views: Views,
  [dialect, size]: readonly [Dialect, number],
  rounds: (wanted: Rounds) => Rounds,
): Promise<ListSamples> {
  const api = await views.connect(dialect, size);
  let store: WorkflowStore | undefined;
  const settle = (): void => {
    store?.dispose();
    store = undefined;
    collectGarbage();
  };
  const wanted = rounds({ ...roundsFor(size), settle });
  const all = async (): Promise<unknown> => {
    store = views.newStore();
    const list = await store.list();
    if (!list.ok) throw new Error(list.error.kind);
    if (list.value.length !== size) throw new Error(`${list.value.length} of ${size}`);
    return list;
  };
  const few = rounds({ count: size <= 10_000 ? 4 : 2, warmUp: 0, settle });
  const runs = async (): Promise<void> => {
    const page = await api.listRuns({});
    if (!page.ok) throw new Error(page.error.kind);
  };
  return {
    dialect,
    size,
    listed: await interleave(wanted, timed(views.bare.all), timed(all)),
    stretch: await interleave(few, longestStretch(views.bare.all), longestStretch(all)),
    held: await interleave(
      few,
      heldBy(collectGarbage, views.bare.all),
      heldBy(collectGarbage, all),
    ),
    shown: await interleave(
      {
        ...wanted,
        // Each round waits until the view is quiet.
        count: Math.min(wanted.count, 12),
        settle: async () => {
          views.forget();
          await pause(untilViewsAreQuiet);
          settle();
        },
      },
      timed(views.showBare),
      timed(views.showOurs),
    ),
    runs:
      dialect === 'current'
        ? await interleave(
            wanted,
            timed(() => views.bare.get('/workflows?ordering=-date&limit=50&offset=0')),
            timed(runs),
          )
        : undefined,
  };
}

/** Runs in the extension host, as part of the extension that has both views. */
export async function run(): Promise<void> {
  const { effort, lists: server, sandbox } = readTask();
  const rounds = (wanted: Rounds): Rounds => roundsOf(wanted, effort.once);
  const views = await openViews(server);
  const lists: ListSamples[] = [];
  for (const dialect of dialects) {
    for (const size of effort.lists) lists.push(await measureList(views, [dialect, size], rounds));
  }
  const launched = await measureLaunch(sandbox, rounds({ count: 200, warmUp: 50 }));
  writeResult({ lists, launched } satisfies ListResult);
}
