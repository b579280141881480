import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import * as v8 from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Extension } from 'vscode';
import type { Exposed } from '../../../src/extension.ts';
import { type Left, type Order, portFileVariable } from '../orders.ts';
import { answerModalQuestions } from './dialogs.ts';
import { HeldFocus } from './focus.ts';
import { Ledger, countFromNow, vscode } from './ledger.ts';
import { planter } from './planter.ts';
import { OwnTimers } from './timers.ts';

v8.setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Kinds of objects of our extension. */
const classes = (): Readonly<Record<string, new (...args: never[]) => unknown>> => ({
  'tree items': vscode.TreeItem,
  emitters: vscode.EventEmitter,
  disposables: vscode.Disposable,
  'abort signals': AbortSignal,
});

/** The types of Node are those of the oldest host, whose V8 has no such function. */
const { queryObjects: objectsOf } = v8 as unknown as {
  readonly queryObjects: (made: unknown, options: { readonly format: 'count' }) => number;
};

/** What keeps the process alive; timers are counted by themselves, those of our extension alone. */
function resources(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) {
    if (/^(FSEvent|Process|Worker|TTY|Pipe)/.test(kind)) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** How long a timer may take that is waited for before anything is counted, in milliseconds. */
const soon = 3000;

/** How much time passes at once, in milliseconds, where something is waited for. */
const step = 250;

/** How long timers are waited for that are planned again and again, in milliseconds. */
const timersPatience = 20_000;

/** @throws if timers are still planned for soon after some time, with what has started them. */
async function settle(timers: OwnTimers): Promise<void> {
  const start = performance.now();
  while (timers.dueWithin(soon).length > 0) {
    if (performance.now() - start > timersPatience) {
      throw new Error(
        `There is no end of timers, started by\n${timers.dueWithin(soon).join('\n')}`,
      );
    }
    await pause(50);
  }
}

async function look(ledger: Ledger, timers: OwnTimers): Promise<Left> {
  await settle(timers);
  // A collection has finalizers run, which let go of more.
  for (let turn = 0; turn < 3; turn++) {
    collectGarbage();
    await pause(5);
  }
  const objects = Object.entries(classes()).map(([name, made]) => [
    name,
    objectsOf(made, { format: 'count' }),
  ]);
  collectGarbage();
  return {
    counts: { ...ledger.counts, ...resources(), ...(Object.fromEntries(objects) as object) },
    heap: process.memoryUsage().heapUsed,
  };
}

/** Our extension. @throws if it is active, so that it is too late to count what it makes. */
function inactiveExtension(): Extension<Exposed | undefined> {
  const found = vscode.extensions.getExtension<Exposed | undefined>('pneumatic.pneumatic');
  if (!found || found.isActive) throw new Error('The extension is not there, or active already.');
  return found;
}

/** Takes orders until one says that it is the last. */
export async function run(): Promise<void> {
  const extension = inactiveExtension();
  const ledger = new Ledger();
  // Not all of the extension’s folder: VS Code itself may be below it.
  const folders = ['dist', 'out'].map((name) => path.join(extension.extensionPath, name, path.sep));
  const timers = new OwnTimers(folders, ledger);
  const focus = new HeldFocus();
  countFromNow(ledger);
  answerModalQuestions();
  timers.begin();
  const plant = planter(async () => {
    const exposed = await extension.activate();
    if (!exposed) throw new Error('The extension shows its parts in tests only.');
    return exposed.services();
  });

  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));

  /** Lets time pass until something has ended. */
  async function passUntil(done: PromiseLike<unknown>): Promise<void> {
    const ended = new AbortController();
    const end = (): void => {
      ended.abort();
    };
    done.then(end, end);
    while (!ended.signal.aborted) {
      await timers.pass(step, () => pause(5));
      await pause(5);
    }
    await done;
  }

  async function obey(order: Order): Promise<unknown> {
    switch (order.do) {
      case 'activate':
        await extension.activate();
        return undefined;
      case 'processor': {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1000;
      }
      case 'run': {
        const done = vscode.commands.executeCommand(order.command, ...(order.args ?? []));
        if (order.inNoTime) await passUntil(done);
        else if (order.waits !== false) await done;
        return undefined;
      }
      case 'setSetting': {
        const all = vscode.workspace.getConfiguration();
        await all.update(order.id, order.value, vscode.ConfigurationTarget.Global);
        return undefined;
      }
      case 'open':
        await vscode.window.showTextDocument(vscode.Uri.file(order.file), { preview: true });
        return undefined;
      case 'count':
        return look(ledger, timers);
      case 'plant':
        for (let time = 0; time < (order.times ?? 1); time++) await plant(order.plant);
        return undefined;
      case 'focus':
        focus.set(order.focused);
        return undefined;
      case 'pass':
        await timers.pass(order.minutes * 60_000, () => pause(20));
        return undefined;
      case 'snapshot':
        return v8.writeHeapSnapshot(order.file);
      case 'end':
        end();
        return undefined;
    }
  }

  async function answerTo(request: IncomingMessage): Promise<unknown> {
    return obey(JSON.parse(await text(request)) as Order);
  }

  const server = createServer((request, response) => {
    answerTo(request).then(
      (answer) => response.end(JSON.stringify(answer ?? null)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  writeFileSync(process.env[portFileVariable] ?? '', String(port));
  await ended;
  server.close();
}
