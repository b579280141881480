import * as vscode from 'vscode';
import type { Dialect } from '../../../src/api/dialect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import type { WorkflowRow } from '../../../src/core/workflows/workflowRows.ts';
import { KeyOwner } from '../../../src/host/account/identity.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import { errorText } from '../../../src/host/service/errorText.ts';
import { workflowPartItem } from '../../../src/host/workflows/workflowPartItems.ts';
import { WorkflowsBelow } from '../../../src/host/workflows/workflowsBelow.ts';
import { WorkflowsTree } from '../../../src/host/workflows/workflowsTree.ts';
import { WorkflowStore } from '../../../src/host/workflows/workflowStore.ts';
import { bareWorkflows } from './bareWorkflows.ts';
import { benchParts } from './benchAccount.ts';
import { shownIn } from './shownIn.ts';

const key = 'pn-bench-key-0123456789abcdefghijk';

/** A view of our own tree beside a minimal one that shows the same rows. */
export interface Views {
  /** Makes the server with this number of workflows the account, and shows both views. */
  connect(dialect: Dialect, size: number): Promise<PneumaticApi>;
  readonly bare: ReturnType<typeof bareWorkflows>;
  /** Loads the list again and resolves when its first rows are in the view. */
  readonly showBare: () => Promise<void>;
  /** The same, with nothing loaded before. */
  readonly showOurs: () => Promise<void>;
  /** Forgets what our view has loaded. */
  readonly forget: () => void;
  /** A list that has loaded nothing. */
  readonly newStore: () => WorkflowStore;
}

/** @param lists serves lists of workflows. */
export async function openViews(lists: string): Promise<Views> {
  // Nothing is kept on disk, so that each list comes from the server.
  const settings = vscode.workspace.getConfiguration();
  await settings.update(settingIds.keepLastAnswers, false, vscode.ConfigurationTarget.Global);
  const parts = await benchParts();
  const { log, zones, sessions, kept } = parts;
  const newStore = (): WorkflowStore => new WorkflowStore(sessions, kept);
  const newTree = (workflows: WorkflowStore): WorkflowsTree => {
    const keyOwner = new KeyOwner(sessions, kept, zones, workflows.onDidRefresh);
    const resolveItem = (item: vscode.TreeItem) => Promise.resolve(item);
    const savedLaunches = () =>
      Promise.resolve({
        onDidChange: new vscode.EventEmitter<void>().event,
        rowsOf: () => Promise.resolve([]),
      });
    return new WorkflowsTree({
      ...{ sessions, workflows, keyOwner, savedLaunches, resolveItem, zones, log },
      loadPartItems: () => Promise.resolve({ errorText, workflowPartItem }),
      loadBelow: (below) => Promise.resolve(new WorkflowsBelow(below)),
      createView: (options) => vscode.window.createTreeView('pneumatic.workflows', options),
    });
  };
  const bare = bareWorkflows(key);
  let workflows = newStore();
  let tree = newTree(workflows);
  const refreshed = new vscode.EventEmitter<undefined>();
  const ours = shownIn<WorkflowRow>('bench.ours', {
    onDidChangeTreeData: refreshed.event,
    getTreeItem: (row) => tree.getTreeItem(row),
    getParent: (row) => tree.getParent(row),
    getChildren: (row) => tree.getChildren(row),
  });
  const reference = shownIn('bench.bare', bare.provider);
  return {
    bare,
    newStore,
    connect: async (dialect, size) => {
      const server = `${lists}/${dialect}/${size}`;
      bare.from(server, dialect);
      const session = await parts.signIn(server, key, dialect);
      await vscode.commands.executeCommand('bench.bare.focus');
      await vscode.commands.executeCommand('bench.ours.focus');
      return session.api;
    },
    forget: () => {
      tree.dispose();
      workflows.dispose();
      workflows = newStore();
      tree = newTree(workflows);
    },
    showBare: () => reference(bare.refresh),
    showOurs: () =>
      ours(() => {
        refreshed.fire(undefined);
      }),
  };
}
