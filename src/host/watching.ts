import { Disposable, EventEmitter, type LogOutputChannel, type Memento } from 'vscode';
import type { Clock } from '../core/base/clock.ts';
import type { AccountNames } from './account/accountNames.ts';
import type { Sessions } from './account/session.ts';
import { detach } from './platform/log.ts';
import { viewIds } from './manifest/ids.ts';
import { type RunHistory, runKey } from './launches/runHistory.ts';
import { webOf } from './account/webLinks.ts';
import type { WorkflowStore } from './workflows/workflowStore.ts';
import { Abilities } from './account/abilities.ts';
import type { Attention } from './polling/attention.ts';
import { RunChoices } from './runs/storedFilter.ts';
import { RunList } from './runs/runList.ts';
import { RunWatch, type Told } from './runs/runWatch.ts';
import { TaskList } from './tasks/taskList.ts';

interface Parts {
  readonly sessions: Sessions;
  readonly names: AccountNames;
  readonly workflows: WorkflowStore;
  readonly history: RunHistory;
  /** Of the workspace. */
  readonly memento: Memento;
  readonly attention: Attention;
  readonly clock: Clock;
  /** By whose clock times are said. */
  /** Tells a person what has become of runs. */
  readonly tell: (news: readonly Told[], opensInBrowser: boolean) => PromiseLike<unknown>;
  readonly log: LogOutputChannel;
}

/**
 * All that is followed of the account: its runs, the tasks of whose key it is, and what was launched
 * from here. The service is asked only while somebody looks.
 */
export class Following implements Disposable {
  readonly attention: Attention;
  readonly abilities: Abilities;
  readonly choices: RunChoices;
  readonly runs: RunList;
  readonly tasks: TaskList;
  readonly watch: RunWatch;
  readonly #history: RunHistory;
  readonly #expected = new EventEmitter<void>();
  readonly #owned: Disposable;
  #latest: string | undefined;

  /** Fires when something was done here that changes runs or tasks at the service. */
  readonly onDidExpect = this.#expected.event;

  constructor({
    sessions,
    names,
    workflows,
    history,
    memento,
    attention,
    clock,
    tell,
    log,
  }: Parts) {
    this.#history = history;
    this.attention = attention;
    this.abilities = new Abilities(sessions, workflows.onDidList, log);
    this.choices = new RunChoices({ memento, abilities: this.abilities, names, log });
    const parts = { abilities: this.abilities, clock, log };
    this.runs = new RunList(parts, this.choices);
    this.tasks = new TaskList(parts);
    this.watch = new RunWatch(parts, history, (news) =>
      tell(news, webOf(this.abilities.now) !== undefined),
    );
    const look = (): void => {
      this.#look();
    };
    this.#owned = Disposable.from(
      this.attention.onDidChange(look),
      this.choices.onDidChange(look),
      history.onDidChange(() => {
        detach(log, 'Looking for a launch', this.#lookForLaunch());
      }),
      ...[this.abilities, this.choices, this.runs, this.tasks, this.watch, this.#expected],
    );
    detach(log, 'Telling the menus', this.choices.tell());
  }

  /** Runs and tasks have changed at the service, by something that was done here. */
  expect(): void {
    this.#expectNews();
    this.tasks.recount();
    this.#expected.fire();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #look(): void {
    const { runs, myTasks } = viewIds;
    const looked = this.attention.isOn(runs, myTasks);
    this.runs.watch(this.attention.isOn(runs) && this.choices.current.from === 'service');
    // The badge shows how many there are while either view is in sight.
    this.tasks.watch(looked);
    this.watch.watch(looked || this.attention.isOnPage);
  }

  #expectNews(): void {
    this.runs.expect();
    this.tasks.expect();
    this.watch.expect();
  }

  /**
   * The launch may be another window's. A record is written anew also when a person has been told
   * of its run.
   */
  async #lookForLaunch(): Promise<void> {
    const [newest] = await this.#history.list();
    const latest = newest && runKey(newest);
    const isNew = latest !== undefined && latest !== this.#latest;
    this.#latest = latest;
    if (isNew) this.#expectNews();
  }
}
