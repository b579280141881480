import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import type { Samples } from '../figures.ts';
import { readTask, writeResult } from '../hostTask.ts';
import { interleave, roundsOf, timed } from '../interleave.ts';
import { benchParts } from './benchAccount.ts';
import { keptRunPage } from './keptRunPage.ts';
import { type Started, makeStarts } from './keptScene.ts';
import { makeWorkflowStarts } from './keptWorkflowStarts.ts';
import { memoryView } from './memoryView.ts';
import { shownIn } from './shownIn.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** VS Code collects changes of a view for up to 200 ms. */
const untilViewsAreQuiet = 400;

/** How many runs and tasks are listed. */
const sizes = { runs: 50, tasks: 1000 } as const;

/** The results of the host module. */
export interface KeptResult {
  /** By the number of workflows that are kept. */
  readonly workflows: Readonly<Record<number, Samples>>;
  readonly runs: Samples;
  readonly tasks: Samples;
  /** From the message of the page that it is ready until it is told what to show. */
  readonly runPage: Samples;
}

async function startSilentServer(): Promise<{ readonly origin: string; stop(): void }> {
  const server = createServer(() => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Runs in the extension host, as part of the extension that has two views to measure with. */
export async function run(): Promise<void> {
  const { effort, sandbox } = readTask();
  const silent = await startSilentServer();
  const bench = await benchParts();
  const { account } = await bench.signIn(silent.origin, sandbox.key, 'current');
  const nextStart = await makeStarts(bench, account.id, sizes);
  const bare = memoryView();
  const showBare = shownIn('bench.bare', bare.provider);
  let started: Started | undefined;
  const changed = new vscode.EventEmitter<undefined>();
  const showOurs = shownIn<unknown>('bench.ours', {
    onDidChangeTreeData: changed.event,
    getTreeItem: (row) => started?.tree.getTreeItem(row) ?? new vscode.TreeItem(''),
    getParent: () => undefined,
    getChildren: (row) => started?.tree.getChildren(row),
  });
  const end = (): void => {
    started?.dispose();
    started = undefined;
  };
  await vscode.commands.executeCommand('bench.bare.focus');
  await vscode.commands.executeCommand('bench.ours.focus');
  const measure = async (start: () => Started): Promise<Samples> => {
    const first = start();
    bare.show(await first.items());
    first.dispose();
    return interleave(
      {
        ...roundsOf({ count: 24, warmUp: 3 }, effort.once),
        settle: async () => {
          end();
          await pause(effort.once ? 0 : untilViewsAreQuiet);
          collectGarbage();
        },
      },
      timed(() => showBare(bare.refresh)),
      timed(() =>
        showOurs(() => {
          started = start();
          changed.fire(undefined);
        }),
      ),
    );
  };
  const runs = await measure(() => nextStart('runs'));
  const tasks = await measure(() => nextStart('tasks'));
  const workflows: Record<number, Samples> = {};
  for (const size of effort.once ? [100] : [100, 10_000]) {
    workflows[size] = await measure(await makeWorkflowStarts(bench, account.id, size));
  }
  end();
  const { open, ask } = await keptRunPage(bench, sandbox);
  const rounds = roundsOf({ count: 60, warmUp: 10 }, effort.once);
  const runPage = await interleave({ ...rounds, settle: collectGarbage }, ask, open);
  silent.stop();
  writeResult({ workflows, runs, tasks, runPage } satisfies KeptResult);
}
