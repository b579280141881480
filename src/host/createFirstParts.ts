import { setImmediate } from 'node:timers/promises';
import { type ExtensionContext, type TreeDataProvider, window } from 'vscode';
import { AccountNames } from './account/accountNames.ts';
import { DemoServer } from './account/demoServer.ts';
import { DialectMemory } from './account/dialectMemory.ts';
import { KeyOwner } from './account/identity.ts';
import type { SecretsTask } from './account/secretsError.ts';
import { Sessions, loadClient } from './account/session.ts';
import { SignOuts } from './account/signOuts.ts';
import { usedServers } from './account/usedServers.ts';
import { Vault } from './account/vault.ts';
import { Zones } from './account/zones.ts';
import type { FirstParts } from './firstParts.ts';
import type { SavedLaunches } from './launchFiles/savedLaunches.ts';
import { KeptAnswers } from './kept/keptAnswers.ts';
import { loadCommands } from './loadCommands.ts';
import { loadLaunchFiles } from './loadLaunchFiles.ts';
import { loadServices } from './loadServices.ts';
import { viewIds } from './manifest/ids.ts';
import { serverSetting } from './manifest/settings.ts';
import { detach } from './platform/log.ts';
import { ownedBy } from './platform/ownedBy.ts';
import { LateView } from './platform/lateView.ts';
import { loadedOnce } from './platform/loadedOnce.ts';
import { untilSent } from './platform/untilSent.ts';
import type { RunsViewRow } from './runs/runRow.ts';
import { storageFolder } from './storageFolder.ts';
import type { MyTasksViewRow } from './tasks/taskRow.ts';
import { inactiveDecoration } from './workflows/inactiveDecoration.ts';
import { WorkflowStore } from './workflows/workflowStore.ts';
import { WorkflowsTree } from './workflows/workflowsTree.ts';

/** What has the rows of the views that are loaded late. */
interface LateTrees {
  readonly runsTree: TreeDataProvider<RunsViewRow>;
  readonly myTasksTree: TreeDataProvider<MyTasksViewRow>;
}

/**
 * Asks for the keys while VS Code makes the view, since the answer comes from the window, too. Where
 * there are no rows that were kept, the client is the next that is needed.
 */
async function readAhead(sessions: Sessions, { kept }: WorkflowStore): Promise<void> {
  await setImmediate();
  if ((await sessions.holder()) && !(await kept.list())) await loadClient();
}

/**
 * Builds the first parts. Nothing is sent yet: that waits until a view or command needs it.
 * @param loadTrees loads all others, with the trees of the other views.
 */
export function createFirstParts(
  context: ExtensionContext,
  loadTrees: () => Promise<LateTrees>,
): FirstParts {
  const own = ownedBy(context);
  const log = own(window.createOutputChannel('Pneumatic', { log: true }));
  const zones = own(new Zones(context.globalState, log));
  const demo = new DemoServer(storageFolder(context, 'demo'), () => zones.own, log);
  const dialects = new DialectMemory(context.globalState);
  const names = own(
    new AccountNames(
      storageFolder(context, 'accounts'),
      () => ({ setting: serverSetting(), used: usedServers(context.globalState) }),
      log,
    ),
  );
  const signOuts = own(new SignOuts(storageFolder(context, 'signOuts'), log));
  const vault = own(new Vault(context.secrets, names, signOuts));
  const secretsText = async (task: SecretsTask): Promise<string> =>
    (await loadCommands()).secretsText(task);
  const sessions = own(new Sessions({ vault, names, demo, dialects, zones, secretsText }, log));
  const { version } = context.extension.packageJSON as { readonly version: string };
  const keeping = { holding: sessions, version, load: loadServices, log };
  const kept = own(new KeptAnswers(storageFolder(context, 'kept'), keeping));
  const workflows = own(new WorkflowStore(sessions, kept));
  const keyOwner = own(new KeyOwner(sessions, kept, zones, workflows.onDidRefresh));
  const savedLaunches = loadedOnce(async (): Promise<SavedLaunches> => {
    const { SavedLaunches } = await loadLaunchFiles();
    const folder = storageFolder(context, 'savedLaunches');
    return own(new SavedLaunches({ sessions, names, workflows, log, folder }));
  });
  own(window.registerFileDecorationProvider(inactiveDecoration));
  const parts = {
    ...{ context, log, names, zones, demo, sessions, kept, keyOwner, workflows, savedLaunches },
  };
  // Workflows, which is in sight beside the other views, has its rows or asks for its list first.
  const load = async (): Promise<LateTrees> => {
    await sessions.current().catch(() => undefined);
    await untilSent();
    return loadTrees();
  };
  detach(log, 'Reading ahead', readAhead(sessions, workflows));
  return {
    ...parts,
    workflowsTree: own(
      new WorkflowsTree({
        ...parts,
        loadBelow: async (below) => new (await loadLaunchFiles()).WorkflowsBelow(below),
        createView: (options) => window.createTreeView(viewIds.workflows, options),
        loadPartItems: loadServices,
        resolveItem: async (item, row) => (await loadCommands()).resolveWorkflowItem(item, row),
      }),
    ),
    runsView: own(new LateView(viewIds.runs, async () => (await load()).runsTree)),
    myTasksView: own(new LateView(viewIds.myTasks, async () => (await load()).myTasksTree)),
  };
}
