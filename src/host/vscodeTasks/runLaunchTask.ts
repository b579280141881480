import { createHash } from 'node:crypto';
import { type WorkspaceFolder, l10n } from 'vscode';
import { isGone } from '../../core/base/errors.ts';
import { type Result, failure, success } from '../../core/base/result.ts';
import type { LaunchProblem } from '../../core/kickoff/writtenLaunch.ts';
import {
  type LaunchTask,
  definitionKey,
  readLaunchTask,
} from '../../core/vscodeTasks/launchTask.ts';
import { taskNamed } from '../../core/vscodeTasks/taskNamed.ts';
import { withAnswers } from '../../core/vscodeTasks/withAnswers.ts';
import type { WebLinks } from '../account/webLinks.ts';
import type { LaunchSource, Sending, SentEnd } from '../kickoff/sendWritten.ts';
import { placedProblemText } from '../kickoff/problemText.ts';
import { shownName } from '../platform/format.ts';
import { describe } from '../platform/log.ts';
import { errorText, noticeText } from '../service/errorText.ts';
import type { AboutEarlier } from './askAboutEarlier.ts';
import { definitionText } from './definitionText.ts';
import type { EarlierRun, EarlierRuns } from './earlierRuns.ts';
import { exitCodes } from './exitCodes.ts';
import { findLaunch } from './findLaunch.ts';
import type { TaskOutput } from './launchTerminal.ts';
import { type WaitParts, waitForRun } from './runWait.ts';
import { namingText, waitText } from './waitText.ts';

type Definition = Readonly<Record<string, unknown>>;

/** A VS Code task that a person has started. */
export interface StartedTask {
  /** The definition as it is written. */
  readonly definition: Definition;
  /** The same with every variable replaced that VS Code knows. */
  readonly resolved: Definition;
  readonly folder: WorkspaceFolder | undefined;
}

/** The parts that a VS Code task works with. */
export interface TaskParts extends WaitParts {
  readonly earlierRuns: EarlierRuns;
  readonly webLinks: Pick<WebLinks, 'run'>;
  readonly send: (source: LaunchSource) => Promise<SentEnd>;
  /** Asks what to do while an earlier run has not ended; undefined for nothing. */
  readonly askAboutEarlier: (name: string) => Promise<AboutEarlier | undefined>;
}

/** What tells a VS Code task from others; a hash, so that no value of a launch is kept with it. */
export const taskKey = (definition: Definition, folder: WorkspaceFolder | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify([folder?.uri.toString(), definitionKey(definition)]))
    .digest('hex');

/** Launches, waits for what the definition says, and answers with the exit code. */
export async function runLaunchTask(
  parts: TaskParts,
  started: StartedTask,
  output: TaskOutput,
  stop: AbortSignal,
): Promise<number> {
  try {
    const task = readLaunchTask(withAnswers(started.definition, started.resolved) as Definition);
    if (!task.ok) return fail(output, definitionText(task.error));
    return await new TaskRun(parts, started, task.value, output).run(stop);
  } catch (error) {
    parts.log.error(`A VS Code task failed: ${describe(error)}`);
    return fail(output, l10n.t('Something unexpected happened. “Pneumatic: Show Log” has it.'));
  }
}

function fail(output: TaskOutput, text: string): number {
  output.sayFailed(text);
  return exitCodes.failed;
}

/** One start of a VS Code task. */
class TaskRun {
  readonly #parts: TaskParts;
  readonly #started: StartedTask;
  readonly #task: LaunchTask;
  readonly #output: TaskOutput;
  /** The number of the task that is waited for, once the workflow has been read. */
  #number: number | undefined;

  constructor(parts: TaskParts, started: StartedTask, task: LaunchTask, output: TaskOutput) {
    this.#parts = parts;
    this.#started = started;
    this.#task = task;
    this.#output = output;
  }

  async run(stop: AbortSignal): Promise<number> {
    const { folder, definition } = this.#started;
    // A question would hold up a VS Code task that nobody watches.
    const { state } = await this.#parts.sessions.current();
    if (state === 'signedOut') return fail(this.#output, signInFirst());
    const found = await findLaunch(this.#task.place, folder);
    if (!found.ok) return fail(this.#output, found.error);
    const key = taskKey(definition, folder);
    const earlier = await this.#unfinished(key);
    if (!earlier.ok) return fail(this.#output, earlier.error);
    if (earlier.value) {
      const answer = await this.#parts.askAboutEarlier(earlier.value.name);
      if (answer === undefined) return this.#declined();
      if (answer === 'wait') return this.#wait(earlier.value, stop);
    }
    const sent = await this.#parts.send({
      ...{ ...found.value, from: 'task', folder: folder?.uri, key, stop },
      beforeAsking: (sending) => {
        const refusal = this.#refusal(sending);
        if (refusal === undefined) this.#output.say(sending.text);
        return refusal;
      },
    });
    return sent.end === 'launched' ? this.#launched(key, sent, stop) : this.#notLaunched(sent);
  }

  /** The latest run of this VS Code task, if the account in use says that it has not ended. */
  async #unfinished(key: string): Promise<Result<EarlierRun | undefined, string>> {
    const { earlierRuns, sessions, names } = this.#parts;
    const earlier = earlierRuns.of(key);
    const session = await sessions.current();
    if (!earlier || session.state !== 'signedIn') return success(undefined);
    if (names.now(earlier.account) !== names.now(session.account.id)) return success(undefined);
    const run = await session.api.getRun(earlier.id);
    if (run.ok && run.value.state !== 'done') return success(earlier);
    if (run.ok || isGone(run.error)) {
      await earlierRuns.forget(earlier);
      return success(undefined);
    }
    return failure(
      l10n.t(
        'The earlier run “{0}” may not have ended, and cannot be read. {1}',
        shownName(earlier.name),
        errorText(run.error),
      ),
    );
  }

  /** Why what is waited for cannot come; nothing is sent then. */
  #refusal({ workflow, can }: Sending): string | undefined {
    const { wait } = this.#task;
    if (wait.until !== 'started' && !can.followsRuns) return cannotWait();
    if (wait.until !== 'task') return undefined;
    const named = taskNamed(workflow.tasks, wait.task);
    if (!named.ok) return namingText(named.error);
    this.#number = named.value.number;
    return undefined;
  }

  async #launched(
    key: string,
    { run: { id, name }, accountId: account }: Extract<SentEnd, { end: 'launched' }>,
    stop: AbortSignal,
  ): Promise<number> {
    const { earlierRuns, webLinks } = this.#parts;
    this.#output.sayDone(l10n.t('“{0}” has started, as process {1}.', shownName(name), id));
    const link = await webLinks.run(id, account);
    if (link !== undefined) this.#output.say(link);
    if (this.#task.wait.until === 'started') return exitCodes.come;
    const run = {
      key,
      id,
      name,
      account,
      ...(this.#number !== undefined && { task: this.#number }),
    };
    await earlierRuns.keep(run);
    return this.#wait(run, stop);
  }

  async #wait(run: EarlierRun, stop: AbortSignal): Promise<number> {
    const { wait } = this.#task;
    this.#output.say(waitText(wait));
    const { code, isOver } = await waitForRun(this.#parts, run, wait, this.#output, stop);
    if (isOver) await this.#parts.earlierRuns.forget(run);
    return code;
  }

  #notLaunched(sent: Exclude<SentEnd, { end: 'launched' }>): number {
    switch (sent.end) {
      case 'declined':
        return this.#declined();
      case 'unknown':
        this.#output.sayFailed(noticeText(sent.notice));
        return exitCodes.unknown;
      case 'failed':
        return fail(this.#output, noticeText(sent.notice));
      case 'notValid':
        return fail(this.#output, problemsText(sent.problems));
      case 'signedOut':
        return fail(this.#output, signInFirst());
    }
  }

  #declined(): number {
    this.#output.say(l10n.t('Nothing was sent.'));
    return exitCodes.declined;
  }
}

const signInFirst = (): string =>
  l10n.t('Sign in first, with “Pneumatic: Set API Key…”; then start the VS Code task again.');

const cannotWait = (): string =>
  l10n.t(
    'This server tells nothing of its runs, so that nothing can be waited for. Write “started” for “wait”. Nothing was sent.',
  );

/** What is wrong with the launch, a line for each place. */
const problemsText = (problems: readonly LaunchProblem[]): string =>
  [
    l10n.t('The launch cannot be sent as it is. Nothing was sent.'),
    ...problems.map(placedProblemText),
  ].join('\n');
