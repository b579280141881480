import { commands } from 'vscode';
import { runTaskId } from '../../core/base/ids.ts';
import type { CompletedTask } from '../../protocol/pageFrame.ts';
import type { LoadedTask, TaskPageMessage } from '../../protocol/taskPage.ts';
import type { CommandId } from '../manifest/ids.ts';
import { accountOf } from '../page/pageAccount.ts';
import type { PanelParts } from '../page/pageParts.ts';
import { openWebLink } from '../platform/openWebLink.ts';
import type { TaskTarget } from './taskTarget.ts';

/** The commands that a button of the page stands for. */
const changes = {
  addPerformer: 'pneumatic.addPerformer',
  removePerformer: 'pneumatic.removePerformer',
  setDueDate: 'pneumatic.setTaskDueDate',
  launchSubRun: 'pneumatic.launchSubRun',
} as const satisfies Readonly<Record<string, CommandId>>;

/** The page of a task, as the ways that lead from it see it. */
interface Place {
  readonly target: () => TaskTarget;
  readonly loaded: () => LoadedTask | undefined;
  /** The task that was completed before in this tab. */
  readonly before: () => CompletedTask | undefined;
  /** Loads the page again. */
  readonly refresh: () => Promise<void>;
}

/** The messages of the page that lead elsewhere. */
type WayMessage = Extract<
  TaskPageMessage,
  {
    readonly type:
      | ('openRun' | 'openRunBefore' | 'openSubRun' | 'openTask')
      | ('openInBrowser' | 'openTaskInBrowser' | 'openLink')
      | keyof typeof changes;
  }
>;

/** The ways from the page of a task to other pages, to the browser and to commands. */
export class TaskWays {
  readonly #parts: PanelParts;
  readonly #place: Place;

  constructor(parts: PanelParts, place: Place) {
    this.#parts = parts;
    this.#place = place;
  }

  #openRun(run: CompletedTask['run'] | undefined): Promise<void> {
    if (run) this.#parts.pages.openRun(this.#place.target().accountId, run);
    return Promise.resolve();
  }

  /** Goes where a message of the page leads. */
  follow(message: WayMessage): Promise<void> {
    switch (message.type) {
      case 'openRun':
        return this.#openRun(this.#place.loaded()?.task.run);
      case 'openRunBefore':
        return this.#openRun(this.#place.before()?.run);
      case 'openInBrowser':
        return this.openInBrowser();
      case 'openLink':
        return openWebLink(message.url);
      case 'openSubRun':
        return this.#openSubRun(message.id);
      case 'openTask':
        return this.#openTask(message.id);
      case 'openTaskInBrowser':
        return this.#openTaskInBrowser(message.id);
      case 'addPerformer':
      case 'removePerformer':
      case 'setDueDate':
      case 'launchSubRun':
        return this.#change(message.type);
    }
  }

  /** Opens another task of the run. */
  #openTask(id: string): Promise<void> {
    const task = this.#place.loaded()?.run?.tasks.find((one) => one.id === id);
    if (task) this.#parts.pages.openTask(this.#place.target().accountId, task);
    return Promise.resolve();
  }

  async #openTaskInBrowser(id: string): Promise<void> {
    const { accountId } = this.#place.target();
    await openWebLink(await this.#parts.web.task(runTaskId(id), accountId));
  }

  openInBrowser(): Promise<void> {
    return this.#openTaskInBrowser(this.#place.target().taskId);
  }

  /** Opens a run that was launched from the task. */
  #openSubRun(id: string): Promise<void> {
    return this.#openRun(this.#place.loaded()?.task.subRuns?.find((one) => one.id === id));
  }

  /** Has a command ask who gets the task, too, who loses it, when it is due, or what is launched. */
  #change(what: keyof typeof changes): Promise<void> {
    return this.#command(changes[what], this.#place.loaded()?.task);
  }

  /** Commands act on the account in use: it has to be the page’s own. */
  async #command(
    command: CommandId,
    thing: { readonly id: string; readonly name: string } | undefined,
  ): Promise<void> {
    const account = await accountOf(this.#parts, this.#place.target().accountId);
    if (!thing || !account.ok) return;
    await commands.executeCommand(command, { id: thing.id, name: thing.name });
    await this.#place.refresh();
  }
}
