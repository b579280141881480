import * as vscode from 'vscode';
import type { Dialect } from '../../../src/api/dialect.ts';
import { AccountNames } from '../../../src/host/account/accountNames.ts';
import { DemoServer } from '../../../src/host/account/demoServer.ts';
import { DialectMemory } from '../../../src/host/account/dialectMemory.ts';
import { KeyOwner } from '../../../src/host/account/identity.ts';
import { Sessions, type SignedIn } from '../../../src/host/account/session.ts';
import { SignOuts } from '../../../src/host/account/signOuts.ts';
import { Vault } from '../../../src/host/account/vault.ts';
import { Zones } from '../../../src/host/account/zones.ts';
import { KeptAnswers } from '../../../src/host/kept/keptAnswers.ts';
import { removeOthers } from '../../../src/host/kept/keptFiles.ts';
import { KeptWriter } from '../../../src/host/kept/keptWriter.ts';
import { saveServer } from '../../../src/host/manifest/settings.ts';
import { WorkflowStore } from '../../../src/host/workflows/workflowStore.ts';

/** The parts that an account is used with, and the folders that records are kept in. */
export interface BenchParts {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly folder: (name: string) => vscode.Uri;
  readonly zones: Zones;
  readonly names: AccountNames;
  readonly sessions: Sessions;
  readonly kept: KeptAnswers;
  /** What was kept, as the next start of VS Code finds it. */
  readonly openKept: () => KeptAnswers;
  readonly workflows: WorkflowStore;
  readonly keyOwner: KeyOwner;
  signIn(server: string, key: string, dialect: Dialect): Promise<SignedIn>;
}

async function extensionContext(): Promise<vscode.ExtensionContext> {
  const found = vscode.extensions.getExtension<vscode.ExtensionContext>('pneumatic.bench');
  if (!found) throw new Error('The extension of the bench is not there.');
  return found.activate();
}

/** Builds the parts in the extension of the bench. */
export async function benchParts(): Promise<BenchParts> {
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
  const openKept = (): KeptAnswers => new KeptAnswers(folder('kept'), keeping);
  const kept = openKept();
  const workflows = new WorkflowStore(sessions, kept);
  const keyOwner = new KeyOwner(sessions, kept, zones, workflows.onDidRefresh);
  return {
    ...{ context, log, folder, zones, names, sessions, kept, openKept, workflows, keyOwner },
    signIn: async (server, key, dialect) => {
      await saveServer(server);
      await dialects.remember(server, dialect);
      const session = await sessions.signIn(server, key);
      if (session.state !== 'signedIn') throw new Error(`The account is ${session.state}.`);
      return session;
    },
  };
}
