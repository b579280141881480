import { EventEmitter, type ExtensionContext, Uri, window } from 'vscode';
import { AccountNames } from './account/accountNames.ts';
import { AccountStatus } from './account/accountStatus.ts';
import { DemoServer } from './account/demoServer.ts';
import { DialectMemory } from './account/dialectMemory.ts';
import { KeyOwner } from './account/identity.ts';
import { People } from './account/people.ts';
import type { SecretsTask } from './account/secretsError.ts';
import { Sessions } from './account/session.ts';
import { SignOuts } from './account/signOuts.ts';
import { usedServers } from './account/usedServers.ts';
import { Vault } from './account/vault.ts';
import { WebLinks } from './account/webLinks.ts';
import { Zones } from './account/zones.ts';
import { Drafts } from './form/drafts.ts';
import { LaunchJournal } from './launches/launchJournal.ts';
import { RunHistory } from './launches/runHistory.ts';
import type { SavedLaunches } from './launchFiles/savedLaunches.ts';
import { loadCommands } from './loadCommands.ts';
import { loadLaunchFiles } from './loadLaunchFiles.ts';
import { loadPanels } from './loadPanels.ts';
import { serverSetting } from './manifest/settings.ts';
import { type Pages, createPages } from './pages.ts';
import { windowName } from './platform/windowName.ts';
import { Attention } from './polling/attention.ts';
import { systemClock } from './polling/systemClock.ts';
import { markDecoration } from './runs/marks.ts';
import { RunsTree } from './runs/runsTree.ts';
import type { Services } from './services.ts';
import { MyTasksTree } from './tasks/myTasksTree.ts';
import { type Watching, createWatching } from './watching.ts';
import { inactiveDecoration } from './workflows/inactiveDecoration.ts';
import { WorkflowStore } from './workflows/workflowStore.ts';
import { WorkflowsTree } from './workflows/workflowsTree.ts';

/** Builds the parts. Nothing is read or sent yet: that waits until a view or command needs it. */
export function createServices(context: ExtensionContext): Services {
  const own = <Part extends { dispose(): void }>(part: Part): Part => {
    context.subscriptions.push(part);
    return part;
  };
  const folder = (name: string): Uri => Uri.joinPath(context.globalStorageUri, name);

  const log = own(window.createOutputChannel('Pneumatic', { log: true }));
  const zones = own(new Zones(context.globalState, log));
  const demo = new DemoServer(folder('demo'), () => zones.own, log);
  const dialects = new DialectMemory(context.globalState);
  const names = own(
    new AccountNames(
      folder('accounts'),
      () => ({ setting: serverSetting(), used: usedServers(context.globalState) }),
      log,
    ),
  );
  const signOuts = own(new SignOuts(folder('signOuts'), log));
  const vault = own(new Vault(context.secrets, names, signOuts));
  const secretsText = async (task: SecretsTask): Promise<string> =>
    (await loadCommands()).secretsText(task);
  const sessions = own(new Sessions({ vault, names, demo, dialects, zones, secretsText }, log));
  const workflows = own(new WorkflowStore(sessions));
  const keyOwner = own(new KeyOwner(sessions, workflows.onDidRefresh));
  const history = own(new RunHistory(folder('runs'), log, names));
  const journal = own(new LaunchJournal(folder('launches'), history, log, names));
  const memento = context.workspaceState;
  const attention = own(new Attention(window));
  const watching: Watching = own(
    createWatching({
      ...{ sessions, names, workflows, history, memento, attention, zones, log },
      clock: systemClock,
      loadNotifying: async (watched) =>
        (await loadCommands()).createNotifying({
          ...{ ...watched, history, names, keyOwner, attention, pages, zones, log },
          clock: systemClock,
          folder: folder('news'),
        }),
    }),
  );
  const { abilities, changes } = watching;
  const drafts = own(new Drafts(folder('drafts'), log, windowName(memento, log), names));
  const people = new People(log, systemClock);
  const webLinks = own(new WebLinks(abilities, log));
  const launcher: Services['launcher'] = {
    launch: async (launch, signal) =>
      (await loadPanels())
        .createLauncher({ sessions, history, journal, zones, log })
        .launch(launch, signal),
  };
  const pages: Pages = own(
    createPages({
      ...{ sessions, names, workflows, drafts, people, journal, history, zones, changes, log },
      launcher,
      extension: context.extensionUri,
      web: webLinks,
    }),
  );
  let saved: Promise<SavedLaunches> | undefined;
  const savedLaunches = (): Promise<SavedLaunches> =>
    (saved ??= loadLaunchFiles().then(({ SavedLaunches }) =>
      own(new SavedLaunches({ sessions, names, workflows, log, folder: folder('savedLaunches') })),
    ));
  own(window.registerFileDecorationProvider(inactiveDecoration));
  own(window.registerFileDecorationProvider(markDecoration));
  const parts = {
    ...watching,
    ...{
      globalState: context.globalState,
      log,
      names,
      zones,
      sessions,
      keyOwner,
      people,
      webLinks,
    },
    ...{
      workflows,
      history,
      journal,
      drafts,
      launcher,
      savedLaunches,
      attention,
      pages,
      kickoffPages: pages.kickoff,
    },
  };
  return {
    ...parts,
    context,
    sendingNow: new Set(),
    launchedFrom: own(new EventEmitter<void>()),
    accountStatus: own(new AccountStatus(parts)),
    workflowsTree: own(
      new WorkflowsTree({
        ...parts,
        resolveItem: async (item, row) => (await loadCommands()).resolveWorkflowItem(item, row),
      }),
    ),
    runsTree: own(new RunsTree({ ...parts, loadRunItems: loadCommands })),
    myTasksTree: own(new MyTasksTree({ ...parts, loadTaskItems: loadCommands })),
    shutDown: async () => {
      await pages.flush();
      await demo.stop();
    },
  };
}
