import * as v from 'valibot';
import { type Disposable, window } from 'vscode';
import {
  type AccountId,
  type RunId,
  type RunTaskId,
  accountId,
  runId,
  runTaskId,
} from '../../core/base/ids.ts';
import { runPageStateSchema } from '../../protocol/runPage.ts';
import { systemClock } from '../follow/clock.ts';
import { pageViewTypes } from '../manifest.ts';
import { loadPanels } from './loadPanels.ts';
import type { PageParts, PanelParts } from './pageParts.ts';
import { PagePanels } from './pagePanels.ts';
import { taskPageStateSchema } from '../../protocol/taskPage.ts';
import type { TaskTarget } from './taskPanel.ts';
import type { RunTarget } from './runPanel.ts';

/** A run whose page is asked for; the name is what the tab shows until the run is loaded. */
export interface RunRef {
  readonly id: RunId;
  readonly name: string;
}

/** A task of a run, likewise. */
export interface TaskRef {
  readonly id: RunTaskId;
  readonly name: string;
}

/** Shows a run or a task whole, where the views have a line for it. */
export interface Pages {
  openRun(account: AccountId, run: RunRef): void;
  openTask(account: AccountId, task: TaskRef): void;
}

const runTarget = v.pipe(
  runPageStateSchema,
  v.transform((state): RunTarget => ({
    accountId: accountId(state.accountId),
    runId: runId(state.runId),
  })),
);

const taskTarget = v.pipe(
  taskPageStateSchema,
  v.transform((state): TaskTarget => ({
    accountId: accountId(state.accountId),
    taskId: runTaskId(state.taskId),
  })),
);

/** The pages in editor tabs. */
export class EditorPages implements Pages, Disposable {
  readonly #runs: PagePanels<RunTarget>;
  readonly #tasks: PagePanels<TaskTarget>;

  constructor(parts: PageParts) {
    const panelParts: PanelParts = { ...parts, pages: this, clock: systemClock, window };
    this.#runs = new PagePanels({
      viewType: pageViewTypes.run,
      extension: parts.extension,
      state: runTarget,
      log: parts.log,
      names: parts.names,
      create: async (panel, target) =>
        (await loadPanels()).createRunPanel(panel, target, panelParts),
    });
    this.#tasks = new PagePanels({
      viewType: pageViewTypes.task,
      extension: parts.extension,
      state: taskTarget,
      log: parts.log,
      names: parts.names,
      create: async (panel, target) =>
        (await loadPanels()).createTaskPanel(panel, target, panelParts),
    });
  }

  openRun(account: AccountId, { id, name }: RunRef): void {
    this.#runs.show({ accountId: account, runId: id }, name);
  }

  openTask(account: AccountId, { id, name }: TaskRef): void {
    this.#tasks.show({ accountId: account, taskId: id }, name);
  }

  /** Waits until what was typed is on disk. */
  flush(): Promise<void> {
    return this.#tasks.flush();
  }

  dispose(): void {
    this.#runs.dispose();
    this.#tasks.dispose();
  }
}
