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
const untilViewsAreQuiet = 250;

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

/** The rounds of one measurement. */
type Count = Pick<Rounds, 'count' | 'warmUp'>;

/** How often what of a list is measured. */
interface Counts {
  readonly times: Count;
  readonly shown: Count;
  readonly stretch: Count;
}

/**
 * The rounds by the length of a list. Collecting what a long one leaves takes longer than reading
 * it, and each time that the first rows are shown the view has to be quiet before.
 */
function countsFor(size: number): Counts {
  const few = { count: 4, warmUp: 0 };
  if (size <= 1000) {
    return {
      times: { count: 24, warmUp: 2 },
      shown: { count: 8, warmUp: 2 },
      stretch: few,
    };
  }
  return size <= 10_000
    ? { times: { count: 8, warmUp: 1 }, shown: { count: 6, warmUp: 1 }, stretch: few }
    : {
        times: { count: 4, warmUp: 1 },
        shown: { count: 4, warmUp: 1 },
        stretch: { count: 2, warmUp: 0 },
      };
}

/** What is held does not vary, and each look at it collects twice. */
const held: Count = { count: 2, warmUp: 1 };

/** A page of runs is as long as any other, however many there are. */
const pagesOfRuns: Count = { count: 24, warmUp: 4 };

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
    if (size > 1000) collectGarbage();
  };
  const counts = countsFor(size);
  const times = rounds({ ...counts.times, settle });
  const all = async (): Promise<unknown> => {
    store = views.newStore();
    const list = await store.list();
    if (!list.ok) throw new Error(list.error.kind);
    if (list.value.length !== size) throw new Error(`${list.value.length} of ${size}`);
    return list;
  };
  const runs = async (): Promise<void> => {
    const page = await api.listRuns({});
    if (!page.ok) throw new Error(page.error.kind);
  };
  const measureRuns = (): Promise<Samples> => {
    settle();
    return interleave(
      rounds(pagesOfRuns),
      timed(() => views.bare.get('/workflows?ordering=-date&limit=50&offset=0')),
      timed(runs),
    );
  };
  return {
    dialect,
    size,
    listed: await interleave(times, timed(views.bare.all), timed(all)),
    stretch: await interleave(
      rounds({ ...counts.stretch, settle }),
      longestStretch(views.bare.all),
      longestStretch(all),
    ),
    held: await interleave(
      rounds({ ...held, settle }),
      heldBy(collectGarbage, views.bare.all),
      heldBy(collectGarbage, all),
    ),
    shown: await interleave(
      rounds({
        ...counts.shown,
        settle: async () => {
          views.forget();
          await pause(untilViewsAreQuiet);
          settle();
        },
      }),
      timed(views.showBare),
      timed(views.showOurs),
    ),
    runs: dialect === 'current' ? await measureRuns() : undefined,
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
