import { type WebviewPanel, window } from 'vscode';
import { systemClock } from './polling/systemClock.ts';
import type { KickoffPanelParts } from './kickoff/kickoffPanelParts.ts';
import { type KickoffPages, createKickoffPages } from './kickoff/kickoffPages.ts';
import type { RunTaskId } from '../core/base/ids.ts';
import type { TitleButton } from './page/openPages.ts';
import type { PageOpener, RunTabs } from './page/pageOpener.ts';
import { detach } from './platform/log.ts';
import type { PageParts } from './page/pageParts.ts';
import { loadPanels } from './loadPanels.ts';
import { createRunPages } from './runs/runPages.ts';
import type { RunTarget } from './runs/runTarget.ts';
import { pageViewTypes } from './manifest/ids.ts';
import { createTaskPages } from './tasks/taskPages.ts';
import type { TaskTarget } from './tasks/taskTarget.ts';

/** The parts that the pages of all kinds work with. */
type PagesParts = PageParts & Omit<KickoffPanelParts, 'pages' | 'clock' | 'window'>;

type PageViewType = (typeof pageViewTypes)[keyof typeof pageViewTypes];

/** The pages in editor tabs, of all kinds. */
export interface Pages extends PageOpener, RunTabs {
  readonly kickoff: KickoffPages;
  /** The runs and tasks whose pages can be seen. */
  readonly inFront: { readonly runs: readonly RunTarget[]; readonly tasks: readonly TaskTarget[] };
  /** Restores a tab after its window was reloaded. */
  restore(viewType: PageViewType, tab: WebviewPanel, state: unknown): void;
  /** Carries out a button in the title of the page in front. */
  press(button: TitleButton): Promise<void>;
  /** Has the page in front say a text to those who listen to it. */
  say(text: string): void;
  /** Waits until what was typed into the pages is on disk. */
  flush(): Promise<void>;
  dispose(): void;
}

/** The pages of all kinds. The code of a page is loaded when there is one to show. */
export function createPages(parts: PagesParts): Pages {
  const opener: PageOpener = {
    openRun: (account, { id, name }) => {
      runs.show({ accountId: account, runId: id }, name);
    },
    openValues: (account, { id, name }) => {
      runs.show({ accountId: account, runId: id, shows: 'values' }, name);
    },
    openTask: (account, { id, name }, begin) => {
      const panel = tasks.open({ accountId: account, taskId: id }, name);
      if (!begin) return;
      const begun = panel.then(({ box }) => {
        box.open();
      });
      detach(parts.log, 'Opening the box for a comment', begun);
    },
    moveOn: (account, from, { id, name }, completed) => {
      const target = (taskId: RunTaskId): TaskTarget => ({ accountId: account, taskId });
      const moved = tasks.move(target(from), target(id), name);
      const told = moved.then((panel) => {
        panel?.tell(completed);
      });
      detach(parts.log, 'Going on to the next task', told);
    },
  };
  const panelParts = { ...parts, pages: opener, clock: systemClock, window };
  const runs = createRunPages({
    ...parts,
    create: async (panel, target) => (await loadPanels()).createRunPanel(panel, target, panelParts),
  });
  const tasks = createTaskPages({
    ...parts,
    create: async (panel, target) =>
      (await loadPanels()).createTaskPanel(panel, target, panelParts),
  });
  const kickoff = createKickoffPages({
    ...parts,
    create: async (panel, target) =>
      (await loadPanels()).createKickoffPanel(panel, target, panelParts),
  });
  const kinds = {
    [pageViewTypes.run]: runs,
    [pageViewTypes.task]: tasks,
    [pageViewTypes.kickoff]: kickoff,
  };
  const all = Object.values(kinds);
  return {
    ...opener,
    runTab: (account, id) => runs.tabOf({ accountId: account, runId: id }),
    kickoff,
    get inFront() {
      return { runs: runs.inFront, tasks: tasks.inFront };
    },
    restore: (viewType, tab, state) => {
      kinds[viewType].restore(tab, state);
    },
    press: async (button) => {
      await Promise.all(all.map((pages) => pages.press(button)));
    },
    say: (text) => {
      for (const pages of all) pages.say(text);
    },
    flush: async () => {
      await Promise.all(all.map((pages) => pages.flush()));
    },
    dispose: () => {
      for (const pages of all) pages.dispose();
    },
  };
}
