import { Disposable, type LogOutputChannel, type Memento } from 'vscode';
import type { Clock } from '../core/base/clock.ts';
import { Abilities } from './account/abilities.ts';
import type { AccountNames } from './account/accountNames.ts';
import type { Sessions } from './account/session.ts';
import type { PersonClock } from './account/zones.ts';
import { webOf } from './account/webLinks.ts';
import { runKey } from '../core/launches/runRecord.ts';
import type { RunHistory } from './launches/runHistory.ts';
import { viewIds } from './manifest/ids.ts';
import { detach } from './platform/log.ts';
import type { Attention } from './polling/attention.ts';
import { RunList } from './runs/runList.ts';
import { type RunNotification, RunWatch } from './runs/runWatch.ts';
import { StoredRunFilter } from './runs/storedFilter.ts';
import { Changes } from './service/changes.ts';
import { StoredTaskFilter } from './tasks/storedTaskFilter.ts';
import { TaskList } from './tasks/taskList.ts';
import { ViewedTasks } from './tasks/viewedTasks.ts';
import type { WorkflowStore } from './workflows/workflowStore.ts';

interface Parts {
  readonly sessions: Sessions;
  readonly names: AccountNames;
  readonly workflows: WorkflowStore;
  readonly history: RunHistory;
  /** The memento of the workspace. */
  readonly memento: Memento;
  readonly attention: Attention;
  readonly clock: Clock;
  readonly zones: PersonClock;
  /** Shows notifications about runs. */
  readonly notify: (
    runs: readonly RunNotification[],
    opensInBrowser: boolean,
  ) => PromiseLike<unknown>;
  readonly log: LogOutputChannel;
}

/** An account's runs and tasks, kept up to date while somebody looks at them. */
export interface Watching {
  readonly abilities: Abilities;
  readonly runFilter: StoredRunFilter;
  readonly runList: RunList;
  readonly taskList: TaskList;
  readonly taskFilter: StoredTaskFilter;
  readonly viewedTasks: ViewedTasks;
  readonly runWatch: RunWatch;
  readonly changes: Changes;
  dispose(): void;
}

/**
 * Builds the parts that poll the service: only while somebody looks, and at once after a change
 * made here.
 */
export function createWatching(parts: Parts): Watching {
  const { sessions, names, workflows, history, memento, attention, clock, zones, notify, log } =
    parts;
  const abilities = new Abilities(sessions, workflows.onDidList, log);
  const runFilter = new StoredRunFilter({ memento, abilities, names, log });
  const listParts = { abilities, clock, log };
  const runList = new RunList({ ...listParts, zones }, runFilter);
  const taskList = new TaskList(listParts);
  const taskFilter = new StoredTaskFilter({ memento, abilities, names, log });
  const viewedTasks = new ViewedTasks(listParts, taskList, taskFilter);
  const runWatch = new RunWatch(listParts, history, (runs) =>
    notify(runs, webOf(abilities.cached) !== undefined),
  );
  const changes = new Changes();
  const look = (): void => {
    const { runs, myTasks } = viewIds;
    const isLookedAt = attention.isOn(runs, myTasks);
    runList.watch(attention.isOn(runs) && runFilter.current.from === 'service');
    // The badge shows the number of tasks while either view is in sight.
    taskList.watch(isLookedAt);
    viewedTasks.watch(attention.isOn(myTasks));
    runWatch.watch(isLookedAt || attention.isOnPage);
  };
  const noteChange = (): void => {
    runList.noteChange();
    taskList.noteChange();
    viewedTasks.noteChange();
    runWatch.noteChange();
  };
  const launches = new LatestLaunch(history, noteChange);
  const all = Disposable.from(
    attention.onDidChange(look),
    runFilter.onDidChange(look),
    taskFilter.onDidChange(look),
    changes.onDidChangeHere(() => {
      noteChange();
      taskList.recount();
    }),
    history.onDidChange(() => {
      detach(log, 'Looking for a launch', launches.look());
    }),
    ...[abilities, runFilter, runList, taskFilter, taskList, viewedTasks, runWatch, changes],
  );
  detach(log, 'Setting the context keys of the run filter', runFilter.setContextKeys());
  detach(log, 'Setting the context keys of the task filter', taskFilter.setContextKeys());
  return {
    ...{ abilities, runFilter, runList, taskFilter, taskList, viewedTasks, runWatch, changes },
    dispose: () => {
      all.dispose();
    },
  };
}

/** Finds out whether a run was launched, in this window or in another. */
class LatestLaunch {
  readonly #history: RunHistory;
  readonly #onLaunch: () => void;
  #latest: string | undefined;

  constructor(history: RunHistory, onLaunch: () => void) {
    this.#history = history;
    this.#onLaunch = onLaunch;
  }

  /** A record is also written again when a person has been notified of its run. */
  async look(): Promise<void> {
    const [newest] = await this.#history.list();
    const latest = newest && runKey(newest);
    const isNew = latest !== undefined && latest !== this.#latest;
    this.#latest = latest;
    if (isNew) this.#onLaunch();
  }
}
