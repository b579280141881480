import * as vscode from 'vscode';
import { runId, runTaskId, workflowId } from '../../../src/core/base/ids.ts';
import { sortedText } from '../../../src/core/base/sortedText.ts';
import { noneLate } from '../../../src/core/runs/lateness.ts';
import { initialFilter } from '../../../src/core/runs/runFilter.ts';
import type { Run } from '../../../src/core/runs/run.ts';
import { type MyTask, byNeed } from '../../../src/core/tasks/task.ts';
import { LaunchJournal } from '../../../src/host/launches/launchJournal.ts';
import { RunHistory } from '../../../src/host/launches/runHistory.ts';
import { Attention } from '../../../src/host/polling/attention.ts';
import { systemClock } from '../../../src/host/polling/systemClock.ts';
import { RunsTree } from '../../../src/host/runs/runsTree.ts';
import { MyTasksTree } from '../../../src/host/tasks/myTasksTree.ts';
import { type Watching, createWatching } from '../../../src/host/watching.ts';
import type { AccountId } from '../../../src/core/base/ids.ts';
import type { BenchParts } from './benchAccount.ts';
import { standInView } from '../../host/support/standInView.ts';

/** What is kept: how many runs, and how many tasks of mine. */
interface Sizes {
  readonly runs: number;
  readonly tasks: number;
}

const morning = Date.UTC(2026, 10, 28, 8);

const runOf = (number: number): Run => ({
  id: runId(String(number)),
  name: `Onboarding of customer ${number}`,
  state: 'running',
  workflow: { id: workflowId('7'), name: 'Onboarding' },
  urgent: number % 9 === 0,
  startedAt: morning,
  completedAt: undefined,
  dueAt: undefined,
  startedBy: 'Maya Lindqvist',
  finalizable: true,
  changeable: true,
  tasks: [
    {
      id: runTaskId(String(1000 + number)),
      name: 'Set up the workplace',
      number: 1,
      state: 'active',
      performers: [{ kind: 'person', name: 'Tomás Rivera', completed: false, isMe: false }],
      startedAt: morning,
      completedAt: undefined,
      dueAt: undefined,
      checklist: { total: 4, marked: 1 },
    },
  ],
});

const taskOf = (number: number): MyTask => ({
  id: runTaskId(String(number)),
  name: `Call customer ${number}`,
  runName: `Onboarding of customer ${number}`,
  workflow: workflowId('7'),
  urgent: number % 9 === 0,
  startedAt: morning,
  dueAt: undefined,
  completedAt: undefined,
});

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

/** What a server of today’s API can do. */
const can = {
  ...{ overridesTaskLinks: false, namesRuns: true, schedulesRuns: true, selectionsByValue: true },
  ...{ searches: true, listsAssignees: true, uploads: true, followsRuns: true, managesRuns: true },
  ...{ completesTasks: true, rules: { nameLength: undefined, stringLength: 140 } },
};

/** Writes what an earlier start of VS Code has kept. */
async function keepLists(
  { openKept }: BenchParts,
  account: AccountId,
  sizes: Sizes,
): Promise<void> {
  const kept = openKept();
  const runs = numbers(sizes.runs).map(runOf);
  kept.write(account, 'capabilities', can);
  kept.write(account, `runs ${sortedText(initialFilter)}`, {
    ...{ runs, more: true, unreadable: [], looked: undefined, late: noneLate },
  });
  const tasks = byNeed(numbers(sizes.tasks).map(taskOf), Date.now());
  kept.writeList(account, 'my tasks', tasks, { items: [], unreadable: [] });
  await kept.flush();
  kept.dispose();
}

/** Runs or My Tasks of a start of VS Code that has loaded nothing yet. */
export interface Started {
  readonly tree: vscode.TreeDataProvider<unknown>;
  /** The rows as VS Code gets them. */
  readonly items: () => Promise<readonly vscode.TreeItem[]>;
  dispose(): void;
}

/** Makes starts of VS Code on what was kept for an account whose server never answers. */
export async function makeStarts(
  bench: BenchParts,
  account: AccountId,
  sizes: Sizes,
): Promise<(kind: keyof Sizes) => Started> {
  await keepLists(bench, account, sizes);
  const { sessions, names, workflows, keyOwner, zones, log, folder, context, openKept } = bench;
  const history = new RunHistory(folder('runs'), log, names);
  const journal = new LaunchJournal(folder('launches'), history, log, names);
  const attention = new Attention(vscode.window);
  return (kind) => {
    const kept = openKept();
    const watching: Watching = createWatching({
      ...{ sessions, names, workflows, history, kept, keyOwner, attention, zones, log },
      memento: context.workspaceState,
      clock: systemClock,
      loadNotifying: () => Promise.reject(new Error('Nobody is notified in a bench.')),
    });
    const parts = { ...watching, history, journal, workflows, kept, attention, zones, log };
    const end = (): void => {
      watching.dispose();
      kept.dispose();
    };
    if (kind === 'runs') {
      return started(new RunsTree(parts, standInView()), end);
    }
    return started(new MyTasksTree(parts, standInView()), end);
  };
}

/** A tree of VS Code’s rows. */
interface Tree<Row> extends vscode.TreeDataProvider<Row> {
  dispose(): void;
  getTreeItem(row: Row): vscode.TreeItem;
  getChildren(row?: Row): Promise<Row[]>;
}

/** A start of VS Code that shows this tree. */
export const started = <Row>(tree: Tree<Row>, end: () => void): Started => ({
  tree: tree,
  items: async () => (await tree.getChildren()).map((row) => tree.getTreeItem(row)),
  dispose: () => {
    tree.dispose();
    end();
  },
});
