import * as vscode from 'vscode';
import { type RunId } from '../../../src/core/base/ids.ts';
import { People } from '../../../src/host/account/people.ts';
import type { PanelParts } from '../../../src/host/page/pageParts.ts';
import { systemClock } from '../../../src/host/polling/systemClock.ts';
import { RunPanel } from '../../../src/host/runs/runPanel.ts';
import { Changes } from '../../../src/host/service/changes.ts';
import type { RunHostMessage } from '../../../src/protocol/runPage.ts';
import { type Run, timed } from '../interleave.ts';
import type { HostTask } from '../hostTask.ts';
import type { BenchParts } from './benchAccount.ts';

/** A tab whose page is ready at once; `shown` resolves when it is told what to show. */
function standInTab() {
  const said = new vscode.EventEmitter<unknown>();
  const never = new vscode.EventEmitter<never>().event;
  let tell: () => void = () => undefined;
  const shown = new Promise<void>((resolve) => (tell = resolve));
  const webview = {
    options: {},
    html: '',
    cspSource: '',
    onDidReceiveMessage: said.event,
    asWebviewUri: (uri: vscode.Uri) => uri,
    postMessage: (message: RunHostMessage) => {
      if (message.type === 'show' && message.view.state === 'ready') tell();
      return Promise.resolve(true);
    },
  };
  const panel = {
    ...{ webview, title: 'A run', viewType: 'page', options: {}, active: true, visible: true },
    ...{ viewColumn: vscode.ViewColumn.One, reveal: () => undefined, dispose: () => undefined },
    ...{ onDidChangeViewState: never, onDidDispose: never },
  } satisfies vscode.WebviewPanel;
  return {
    panel,
    shown,
    ready: (): void => {
      said.fire({ type: 'ready' });
    },
  };
}

/** The page of a run as it was kept, and as it is asked for. */
export async function keptRunPage(
  bench: BenchParts,
  { origin, key }: HostTask['sandbox'],
): Promise<{ readonly open: Run; readonly ask: Run }> {
  const { context, sessions, names, zones, log, openKept } = bench;
  const { account, api } = await bench.signIn(origin, key, 'current');
  const runs = await api.listRuns({ limit: 1 });
  const runId = runs.ok ? runs.value.items[0]?.id : undefined;
  if (runId === undefined) throw new Error('The sandbox has no run.');
  const parts = (kept: PanelParts['kept']): PanelParts => ({
    ...{
      extension: context.extensionUri,
      sessions,
      names,
      zones,
      log,
      kept,
      window: vscode.window,
    },
    clock: systemClock,
    people: new People(log, systemClock),
    web: { run: () => Promise.resolve(undefined), task: () => Promise.resolve(undefined) },
    changes: new Changes(),
    pages: {
      ...{ openRun: () => undefined, openValues: () => undefined },
      ...{ openTask: () => undefined, moveOn: () => undefined },
    },
  });
  const show = async (id: RunId, kept: PanelParts['kept']): Promise<void> => {
    const { panel, shown, ready } = standInTab();
    const page = new RunPanel(panel, { accountId: account.id, runId: id }, parts(kept));
    ready();
    await shown;
    page.dispose();
  };
  const first = openKept();
  await show(runId, first);
  await first.flush();
  first.dispose();
  const nothing: PanelParts['kept'] = {
    ...{ read: () => Promise.resolve(undefined), write: () => undefined },
    ...{ remove: () => undefined, onDidForget: new vscode.EventEmitter<void>().event },
  };
  return {
    ask: timed(() => show(runId, nothing)),
    open: timed(async () => {
      const kept = openKept();
      await show(runId, kept);
      kept.dispose();
    }),
  };
}
