import { setImmediate } from 'node:timers/promises';
import { EventEmitter, window } from 'vscode';
import { success } from '../../../src/core/base/result.ts';
import type { Sessions } from '../../../src/host/account/session.ts';
import type { Workflow } from '../../../src/core/workflows/workflow.ts';
import type { PersonClock } from '../../../src/host/account/zones.ts';
import { pickWorkflow } from '../../../src/host/workflows/pickWorkflow.ts';
import { WorkflowFinder } from '../../../src/host/workflows/workflowFinder.ts';
import type { WorkflowStore } from '../../../src/host/workflows/workflowStore.ts';
import { manyWorkflows } from '../../support/samples/manyWorkflows.ts';
import type { Samples } from '../figures.ts';
import { readTask, writeResult } from '../hostTask.ts';
import { type Run, interleave, roundsOf } from '../interleave.ts';
import { type TimedPick, timedPick } from './timedPick.ts';

/** What is typed, key by key: everything fits the first text, few things the last. */
const keys = [
  'o',
  'on',
  'onboarding',
  'onboarding h',
  'onboarding harbour',
  'onboarding harbour 7',
];

/** The results of the host module, by the number of workflows. */
export interface FindResult {
  /** From asking for a workflow to the first rows. */
  readonly opened: Samples;
  /** From the first key to rows, of names that are ready. */
  readonly firstKey: Samples;
  /** The slowest of the later keys. */
  readonly laterKey: Samples;
  /** From the first key to rows, where it is pressed at once. */
  readonly coldKey: Samples;
  /** How long other work waits at most while somebody types. */
  readonly longest: Samples;
  /** Until all names are ready. */
  readonly ready: Samples;
  /** How long other work waits at most meanwhile. */
  readonly longestReady: Samples;
}

type Measured = keyof FindResult;

/** How long other work waits at most until `work` is done. */
async function longestStretch(work: () => Promise<unknown>): Promise<number> {
  let isOver = false;
  let longest = 0;
  const watch = async (): Promise<void> => {
    let last = performance.now();
    do {
      await setImmediate();
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    } while (!isOver);
  };
  const watching = watch();
  await work();
  isOver = true;
  await watching;
  return longest;
}

/** A pick that scans all names for the typed text, and shows fifty. */
function openPlain(workflows: readonly Workflow[]): void {
  const pick = window.createQuickPick();
  const rows = (typed: string) =>
    workflows
      .filter(({ name }) => name.toLowerCase().includes(typed))
      .slice(0, 50)
      .map(({ name, description }) => ({ label: name, detail: description, alwaysShow: true }));
  pick.items = workflows.slice(0, 50).map(({ name: label }) => ({ label }));
  pick.onDidChangeValue(() => {
    const words = pick.value.split(' ');
    pick.items = rows(words.at(-1) ?? '');
  });
  pick.show();
}

function openOurs(workflows: readonly Workflow[], workflowFinder: WorkflowFinder): void {
  const beginning = () => Promise.resolve(success({ items: workflows, whole: undefined }));
  const current = () => Promise.resolve({ state: 'signedOut' });
  const never = new EventEmitter<never>().event;
  void pickWorkflow(
    {
      workflows: { beginning } as unknown as WorkflowStore,
      abilities: { cached: undefined },
      sessions: { current, onDidChange: never, onDidRefuse: never } as unknown as Sessions,
      // Nothing here is kept, so that no time is shown.
      zones: {} as unknown as PersonClock,
      workflowFinder,
    },
    { title: 'Find', placeholder: '', include: () => true },
  );
}

/** Opens a pick, uses it, and closes it. */
async function using(
  open: () => unknown,
  use: (pick: TimedPick, openedMs: number) => Promise<number>,
): Promise<number> {
  const start = performance.now();
  const pick = timedPick(open);
  await pick.shown(start);
  try {
    return await use(pick, pick.shownAt - start);
  } finally {
    pick.hide();
    await setImmediate();
  }
}

const typeAll = async (pick: TimedPick): Promise<readonly number[]> => {
  const times: number[] = [];
  for (const key of keys) times.push(await pick.key(key));
  return times;
};

async function measure(size: number, once: boolean): Promise<FindResult> {
  const workflows = manyWorkflows(size);
  const finder = new WorkflowFinder();
  const warm = () => {
    openOurs(workflows, finder);
  };
  const plain = () => {
    openPlain(workflows);
  };
  const cold = () => {
    openOurs([...workflows], new WorkflowFinder());
  };
  await finder.in(workflows).ready;
  const rounds = roundsOf({ count: size < 100_000 ? 15 : 9, warmUp: 2 }, once);
  const pair = (ours: () => unknown, use: Parameters<typeof using>[1]): Promise<Samples> =>
    interleave(
      rounds,
      () => using(plain, use),
      () => using(ours, use),
    );
  const first = (pick: TimedPick) => pick.key(keys[0] ?? '');
  const lower: Run = () => {
    const start = performance.now();
    const names = workflows.map(({ name }) => name.toLowerCase());
    return Promise.resolve(names.length > 0 ? performance.now() - start : NaN);
  };
  const prepare = () => new WorkflowFinder().in([...workflows]).ready;
  const result: Record<Measured, Samples> = {
    opened: await pair(warm, (_, openedMs) => Promise.resolve(openedMs)),
    firstKey: await pair(warm, first),
    laterKey: await pair(warm, async (pick) => Math.max(...(await typeAll(pick)).slice(1))),
    coldKey: await pair(cold, first),
    longest: await pair(warm, (pick) => longestStretch(() => typeAll(pick))),
    ready: await interleave(rounds, lower, async () => {
      const start = performance.now();
      await prepare();
      return performance.now() - start;
    }),
    longestReady: await interleave(rounds, lower, () => longestStretch(prepare)),
  };
  return result;
}

/** Runs in the extension host. */
export async function run(): Promise<void> {
  const { effort } = readTask();
  const results: Record<number, FindResult> = {};
  for (const size of effort.find) results[size] = await measure(size, effort.once);
  writeResult(results);
}
