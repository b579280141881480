import { Disposable, type LogOutputChannel, type Memento } from 'vscode';
import type { Clock } from '../core/base/clock.ts';
import { Abilities } from './account/abilities.ts';
import type { AccountNames } from './account/accountNames.ts';
import type { KeyOwner } from './account/identity.ts';
import type { Sessions } from './account/session.ts';
import type { PersonClock } from './account/zones.ts';
import { runKey } from '../core/launches/runRecord.ts';
import type { RunHistory } from './launches/runHistory.ts';
import { viewIds } from './manifest/ids.ts';
import type { Notifying } from './notifying.ts';
import { detach } from './platform/log.ts';
import type { Attention } from './polling/attention.ts';
import type { KeptLists } from './polling/polledList.ts';
import { RunList } from './runs/runList.ts';
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
  readonly kept: KeptLists;
  readonly keyOwner: Pick<KeyOwner, 'lastKnown'>;
  /** The memento of the workspace. */
  readonly memento: Memento;
  readonly attention: Attention;
  readonly clock: Clock;
  readonly zones: PersonClock;
  /** Loads what notifies the person, once somebody is signed in. */
  readonly loadNotifying: (watched: Pick<Watching, 'abilities' | 'taskList'>) => Promise<Notifying>;
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
  readonly changes: Changes;
  dispose(): void;
}

/**
 * Builds the parts that poll the service: only while somebody looks, and at once after a change
 * made here.
 */
export function createWatching(parts: Parts): Watching {
  const { sessions, names, workflows, history, kept, memento, attention, clock, zones, log } =
    parts;
  const abilities = new Abilities(sessions, kept, parts.keyOwner, workflows.onDidList, log);
  const runFilter = new StoredRunFilter({ memento, abilities, names, log });
  const listParts = { abilities, kept, clock, onDidAnswer: sessions.onDidAnswer, log };
  const runList = new RunList({ ...listParts, zones }, runFilter);
  const taskList = new TaskList(listParts);
  const taskFilter = new StoredTaskFilter({ memento, abilities, names, log });
  const viewedTasks = new ViewedTasks(listParts, taskList, taskFilter);
  const changes = new Changes();
  const notifying = new LateNotifying(parts, abilities, () =>
    parts.loadNotifying({ abilities, taskList }),
  );
  const look = (): void => {
    const { runs, myTasks } = viewIds;
    const isLookedAt = attention.isOn(runs, myTasks);
    runList.watch(attention.isOn(runs) && runFilter.current.from === 'service');
    // The badge shows the number of tasks while either view is in sight.
    taskList.watch(isLookedAt);
    viewedTasks.watch(attention.isOn(myTasks));
    notifying.look();
  };
  const noteChange = (): void => {
    runList.noteChange();
    taskList.noteChange();
    viewedTasks.noteChange();
    notifying.noteChange();
  };
  const launches = new LatestLaunch(history, noteChange);
  const all = Disposable.from(
    attention.onDidChange(look),
    abilities.onDidAnswer(look),
    runFilter.onDidChange(look),
    taskFilter.onDidChange(look),
    changes.onDidChangeHere(() => {
      noteChange();
      taskList.recount();
    }),
    history.onDidChange(() => {
      detach(log, 'Looking for a launch', launches.look());
    }),
    ...[abilities, runFilter, runList, taskFilter, taskList, viewedTasks, notifying, changes],
  );
  return {
    ...{ abilities, runFilter, runList, taskFilter, taskList, viewedTasks, changes },
    dispose: () => {
      all.dispose();
    },
  };
}

/** What notifies the person: loaded when somebody is signed in and the window has the focus. */
class LateNotifying {
  readonly #parts: Pick<Parts, 'attention' | 'log'>;
  readonly #abilities: Abilities;
  readonly #load: () => Promise<Notifying>;
  #loading: Promise<void> | undefined;
  #loaded: Notifying | undefined;
  #ended = false;

  constructor(
    parts: Pick<Parts, 'attention' | 'log'>,
    abilities: Abilities,
    load: () => Promise<Notifying>,
  ) {
    this.#parts = parts;
    this.#abilities = abilities;
    this.#load = load;
  }

  look(): void {
    const { attention, log } = this.#parts;
    if (this.#loaded) this.#loaded.look();
    else if (!attention.isFocused || this.#loading) return;
    else if (this.#abilities.cached && this.#abilities.cached.asOf === undefined) {
      this.#loading = this.#begin();
      detach(log, 'Loading notifications', this.#loading);
    } else if (attention.isOnPage) {
      detach(log, 'Asking what the server can do', this.#abilities.ask());
    }
  }

  noteChange(): void {
    this.#loaded?.noteChange();
  }

  dispose(): void {
    this.#ended = true;
    this.#loaded?.dispose();
  }

  async #begin(): Promise<void> {
    const loaded = await this.#load();
    if (this.#ended) loaded.dispose();
    else this.#loaded = loaded;
    this.#loaded?.look();
  }
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
