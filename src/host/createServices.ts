import { EventEmitter, window } from 'vscode';
import { AccountStatus } from './account/accountStatus.ts';
import { askForWorkflowsAgain } from './askForWorkflowsAgain.ts';
import { People } from './account/people.ts';
import { WebLinks } from './account/webLinks.ts';
import type { FirstParts } from './firstParts.ts';
import { ownedBy } from './platform/ownedBy.ts';
import { Removals } from './kept/removals.ts';
import { storageFolder } from './storageFolder.ts';
import { Drafts } from './form/drafts.ts';
import { LaunchJournal } from './launches/launchJournal.ts';
import { RunHistory } from './launches/runHistory.ts';
import { showInterruptions } from './launches/showInterruptions.ts';
import { loadAhead } from './loadAhead.ts';
import { loadCommands } from './loadCommands.ts';
import { loadPanels } from './loadPanels.ts';
import { type Pages, createPages } from './pages.ts';
import { windowName } from './platform/windowName.ts';
import { Attention } from './polling/attention.ts';
import { systemClock } from './polling/systemClock.ts';
import { markDecoration } from './runs/marks.ts';
import { RunsTree } from './runs/runsTree.ts';
import type { Services } from './services.ts';
import { MyTasksTree } from './tasks/myTasksTree.ts';
import { type Watching, createWatching } from './watching.ts';

export { errorText } from './service/errorText.ts';
export { workflowPartItem } from './workflows/workflowPartItems.ts';
export { removeOthers } from './kept/keptFiles.ts';
export { KeptWriter } from './kept/keptWriter.ts';

/** Builds all parts beyond the first ones, and tells of launches cut short. Sends nothing. */
export function createServices(first: FirstParts): Services {
  const { context, log, zones, names, sessions, workflows, keyOwner, demo, kept } = first;
  const own = ownedBy(context);
  own(new Removals(storageFolder(context, 'removals'), { kept, holding: sessions, log }));
  const history = own(new RunHistory(storageFolder(context, 'runs'), log, names));
  const journal = own(new LaunchJournal(storageFolder(context, 'launches'), history, log, names));
  const memento = context.workspaceState;
  const attention = own(new Attention(window));
  const watching: Watching = own(
    createWatching({
      ...{ sessions, names, workflows, history, kept, keyOwner, memento, attention, zones, log },
      clock: systemClock,
      loadNotifying: async (watched) =>
        (await loadCommands()).createNotifying({
          ...{ ...watched, sessions, history, names, keyOwner, attention, pages, zones, log },
          clock: systemClock,
          folder: storageFolder(context, 'news'),
        }),
    }),
  );
  const { abilities, changes } = watching;
  const drafts = own(
    new Drafts(storageFolder(context, 'drafts'), log, windowName(memento, log), names),
  );
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
      ...{
        sessions,
        names,
        workflows,
        drafts,
        people,
        journal,
        history,
        zones,
        changes,
        kept,
        abilities,
        log,
      },
      launcher,
      extension: context.extensionUri,
      web: webLinks,
    }),
  );
  own(window.registerFileDecorationProvider(markDecoration));
  const parts = {
    ...first,
    ...watching,
    ...{ people, webLinks, history, journal, drafts, launcher, attention, pages },
    globalState: context.globalState,
    kickoffPages: pages.kickoff,
  };
  own(showInterruptions(parts));
  own(askForWorkflowsAgain({ ...parts, clock: systemClock }));
  own(loadAhead(log));
  return {
    ...parts,
    sendingNow: new Set(),
    launchedFrom: own(new EventEmitter<void>()),
    accountStatus: own(new AccountStatus(parts)),
    runsTree: own(new RunsTree(parts, first.runsView.view)),
    myTasksTree: own(new MyTasksTree(parts, first.myTasksView.view)),
    shutDown: async () => {
      await pages.flush();
      await demo.stop();
    },
  };
}
