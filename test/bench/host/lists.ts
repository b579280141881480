import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { workflowRows } from '../../../src/core/workflows/workflowRows.ts';
import { workflowPartItem } from '../../../src/host/workflows/workflowPartItems.ts';
import { workflowItem } from '../../../src/host/workflows/workflowItems.ts';
import type { Samples } from '../figures.ts';
import { readTask, writeResult } from '../hostTask.ts';
import { type Rounds, interleave, roundsOf, timed } from '../interleave.ts';
import { measureLaunch } from './launch.ts';
import { openViews } from './views.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** VS Code collects changes of a view for up to 200 ms. */
const untilViewsAreQuiet = 400;

const roundsFor = (size: number): Omit<Rounds, 'settle'> =>
  size < 10_000 ? { count: 60, warmUp: 10 } : { count: 20, warmUp: 5 };

/** The results of the host module, some of them by the number of workflows. */
export interface ListResult {
  /** From the request to tree items. */
  readonly listed: Readonly<Record<number, Samples>>;
  /** From the request to the rows of the view. */
  readonly shown: Readonly<Record<number, Samples>>;
  readonly launched: Samples;
}

/** Runs in the extension host, as part of the extension that has both views. */
export async function run(): Promise<void> {
  const { effort, lists, sandbox } = readTask();
  const rounds = (wanted: Rounds): Rounds => roundsOf(wanted, effort.once);
  const views = await openViews(lists);
  const listed: Record<number, Samples> = {};
  const shown: Record<number, Samples> = {};
  for (const size of effort.lists) {
    const { api, fetchBare } = await views.connect(size);
    const list = async (): Promise<unknown> => {
      const page = await api.listWorkflows({ ordering: '-date' });
      if (!page.ok) throw new Error(page.error.kind);
      return workflowRows(page.value.items, { count: size, revealed: new Set() }).map((node) =>
        workflowItem(node, { account: undefined, partItem: workflowPartItem }),
      );
    };
    listed[size] = await interleave(
      rounds({ ...roundsFor(size), settle: collectGarbage }),
      timed(fetchBare),
      timed(list),
    );
    shown[size] = await interleave(
      rounds({
        count: size < 10_000 ? 24 : 12,
        warmUp: 2,
        settle: async () => {
          await pause(untilViewsAreQuiet);
          collectGarbage();
        },
      }),
      timed(views.showBare),
      timed(views.showOurs),
    );
  }
  const launched = await measureLaunch(sandbox, rounds({ count: 200, warmUp: 50 }));
  writeResult({ listed, shown, launched } satisfies ListResult);
}
