import { type Disposable, type ExtensionContext, type LogOutputChannel, Uri, window } from 'vscode';
import { AccountStatus } from './account/accountStatus.ts';
import { DemoServer } from './account/demoServer.ts';
import { DialectMemory } from './account/dialectMemory.ts';
import { AccountNames } from './account/accountNames.ts';
import { Sessions } from './account/session.ts';
import { SignOuts } from './account/signOuts.ts';
import { usedServers } from './account/usedServers.ts';
import { Vault } from './account/vault.ts';
import { Zones } from './account/zones.ts';
import { loadCommands } from './loadCommands.ts';
import { AssigneeLists } from './account/people.ts';
import { Drafts } from './form/drafts.ts';
import { Attention } from './polling/attention.ts';
import { systemClock } from './polling/systemClock.ts';
import { Following } from './watching.ts';
import { type Pages, createPages } from './pages.ts';
import { LaunchJournal } from './launches/launchJournal.ts';
import { RunHistory } from './launches/runHistory.ts';
import { inactiveDecoration } from './workflows/inactiveDecoration.ts';
import { markDecoration } from './runs/marks.ts';
import { MyTasksTree } from './tasks/myTasksTree.ts';
import { RunsTree } from './runs/runsTree.ts';
import { WorkflowsTree } from './workflows/workflowsTree.ts';
import { serverSetting } from './manifest/settings.ts';
import { WebLinks } from './account/webLinks.ts';
import { windowName } from './platform/windowName.ts';
import { WorkflowStore } from './workflows/workflowStore.ts';

/** The parts of the extension, each built once. */
export interface Services {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly names: AccountNames;
  /** By whose clock times are said and asked. */
  readonly zones: Zones;
  readonly sessions: Sessions;
  readonly workflows: WorkflowStore;
  readonly workflowsTree: WorkflowsTree;
  readonly runs: RunHistory;
  readonly runsTree: RunsTree;
  readonly journal: LaunchJournal;
  readonly following: Following;
  readonly accountStatus: AccountStatus;
  readonly myTasksTree: MyTasksTree;
  readonly webLinks: WebLinks;
  readonly assignees: AssigneeLists;
  readonly pages: Pages;
  /** Writes what is not on disk yet and stops the demo account's server. */
  shutDown(): Promise<void>;
}

/** Builds the parts. Nothing is read or sent yet: that waits until a view or command needs it. */
export function createServices(context: ExtensionContext): Services {
  const own = <Part extends Disposable>(part: Part): Part => {
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
  const sessions = own(new Sessions({ vault, names, demo, dialects, zones }, log));
  const workflows = own(new WorkflowStore(sessions));
  const runs = own(new RunHistory(folder('runs'), log, names));
  const journal = own(new LaunchJournal(folder('launches'), runs, log, names));
  const memento = context.workspaceState;
  const attention = own(new Attention(window));
  const following = own(
    new Following({
      sessions,
      names,
      workflows,
      history: runs,
      memento,
      attention,
      clock: systemClock,
      tell: async (news, opensInBrowser) =>
        (await loadCommands()).tellOfRuns(news, opensInBrowser, zones.now),
      log,
    }),
  );
  const drafts = own(new Drafts(folder('drafts'), log, windowName(memento, log), names));
  const assignees = new AssigneeLists(log, systemClock);
  const webLinks = own(new WebLinks(following.abilities, log));
  const pages = own(
    createPages({
      extension: context.extensionUri,
      sessions,
      names,
      workflows,
      drafts,
      assignees,
      journal,
      runs,
      web: webLinks,
      zones,
      log,
      expectChanges: () => {
        following.expect();
      },
      onDidExpect: following.onDidExpect,
    }),
  );
  own(window.registerFileDecorationProvider(inactiveDecoration));
  own(window.registerFileDecorationProvider(markDecoration));
  const { abilities, choices } = following;
  const runsSources = {
    history: runs,
    journal,
    abilities,
    choices,
    workflows,
    attention,
    zones,
    log,
  };
  return {
    context,
    log,
    names,
    zones,
    sessions,
    workflows,
    workflowsTree: own(new WorkflowsTree(sessions, workflows)),
    runs,
    runsTree: own(new RunsTree({ ...runsSources, list: following.runs })),
    journal,
    following,
    accountStatus: own(new AccountStatus({ sessions, workflows, abilities, log })),
    myTasksTree: own(new MyTasksTree(following.tasks, attention, zones)),
    webLinks,
    assignees,
    pages,
    shutDown: async () => {
      await pages.flush();
      await demo.stop();
    },
  };
}
