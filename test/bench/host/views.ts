import * as vscode from 'vscode';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { AccountNames } from '../../../src/host/account/accountNames.ts';
import { DemoServer } from '../../../src/host/account/demoServer.ts';
import { DialectMemory } from '../../../src/host/account/dialectMemory.ts';
import { Sessions } from '../../../src/host/account/session.ts';
import { SignOuts } from '../../../src/host/account/signOuts.ts';
import { KeyOwner } from '../../../src/host/account/identity.ts';
import { Vault } from '../../../src/host/account/vault.ts';
import { Zones } from '../../../src/host/account/zones.ts';
import { removeOthers } from '../../../src/host/kept/keptFiles.ts';
import { KeptWriter } from '../../../src/host/kept/keptWriter.ts';
import { KeptAnswers } from '../../../src/host/kept/keptAnswers.ts';
import { saveServer } from '../../../src/host/manifest/settings.ts';
import { errorText } from '../../../src/host/service/errorText.ts';
import { workflowPartItem } from '../../../src/host/workflows/workflowPartItems.ts';
import { WorkflowsBelow } from '../../../src/host/workflows/workflowsBelow.ts';
import { WorkflowsTree } from '../../../src/host/workflows/workflowsTree.ts';
import { WorkflowStore } from '../../../src/host/workflows/workflowStore.ts';
import { bareWorkflows } from './bareWorkflows.ts';
import { shownIn } from './shownIn.ts';

const key = 'pn-bench-key-0123456789abcdefghijk';

/** A view of our own tree beside a minimal one that shows the same rows. */
export interface Views {
  /** Makes the server with this number of workflows the account, and shows both views. */
  connect(size: number): Promise<{
    readonly api: PneumaticApi;
    /** The bare request with its parsed answer. */
    readonly fetchBare: () => Promise<unknown>;
  }>;
  /** Loads the list again and resolves when its rows are in the view. */
  readonly showBare: () => Promise<void>;
  readonly showOurs: () => Promise<void>;
}

async function extensionContext(): Promise<vscode.ExtensionContext> {
  const found = vscode.extensions.getExtension<vscode.ExtensionContext>('pneumatic.bench');
  if (!found) throw new Error('The extension of the bench is not there.');
  return found.activate();
}

/** @param lists serves lists of workflows. */
export async function openViews(lists: string): Promise<Views> {
  const context = await extensionContext();
  const log = vscode.window.createOutputChannel('Bench', { log: true });
  const zones = new Zones(context.globalState, log);
  const demo = new DemoServer(context.globalStorageUri, () => zones.own, log);
  const dialects = new DialectMemory(context.globalState);
  const folder = (name: string) => vscode.Uri.joinPath(context.globalStorageUri, name);
  const nowhere = { setting: undefined, used: [] };
  const names = new AccountNames(folder('accounts'), () => nowhere, log);
  const vault = new Vault(context.secrets, names, new SignOuts(folder('signOuts'), log));
  const sessions = new Sessions(
    { vault, names, demo, dialects, zones, secretsText: () => Promise.resolve('') },
    log,
  );
  const load = () => Promise.resolve({ KeptWriter, removeOthers });
  const keeping = { holding: sessions, version: '0', load, log };
  const kept = new KeptAnswers(folder('kept'), keeping);
  const workflows = new WorkflowStore(sessions, kept);
  const keyOwner = new KeyOwner(sessions, kept, zones, workflows.onDidRefresh);
  const bare = bareWorkflows(key);
  const resolveItem = (item: vscode.TreeItem) => Promise.resolve(item);
  const savedLaunches = () =>
    Promise.resolve({
      onDidChange: new vscode.EventEmitter<void>().event,
      rowsOf: () => Promise.resolve([]),
    });
  const tree = new WorkflowsTree({
    ...{ sessions, workflows, keyOwner, savedLaunches, resolveItem, zones, log },
    loadPartItems: () => Promise.resolve({ errorText, workflowPartItem }),
    loadBelow: (below) => Promise.resolve(new WorkflowsBelow(below)),
    createView: (options) => vscode.window.createTreeView('pneumatic.workflows', options),
  });
  const ours = shownIn('bench.ours', tree);
  const reference = shownIn('bench.bare', bare.provider);
  return {
    connect: async (size) => {
      const server = `${lists}/${size}`;
      await saveServer(server);
      await dialects.remember(server, 'documented');
      bare.from(server);
      const session = await sessions.signIn(server, key);
      if (session.state !== 'signedIn') throw new Error(`The account is ${session.state}.`);
      await vscode.commands.executeCommand('bench.bare.focus');
      await vscode.commands.executeCommand('bench.ours.focus');
      return { api: session.api, fetchBare: bare.fetch };
    },
    showBare: () => reference(bare.refresh),
    showOurs: () =>
      ours(() => {
        workflows.refresh();
      }),
  };
}
