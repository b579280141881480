import { l10n, type LogOutputChannel, ProgressLocation, window } from 'vscode';
import type { Account } from '../../core/account.ts';
import type { PneumaticApi } from '../../core/api.ts';
import type { ServiceError } from '../../core/errors.ts';
import type { FormInput } from '../../core/form/input.ts';
import { toLaunchRequest } from '../../core/form/payload.ts';
import { type Problem, validate } from '../../core/form/validate.ts';
import type { WorkflowDetail } from '../../core/workflow.ts';
import type { LaunchState } from '../../protocol/kickoffForm.ts';
import { type FormStrings, format, problemText } from '../../protocol/strings.ts';
import { describe } from '../log.ts';
import type { RunHistory } from '../runs/runHistory.ts';
import { accountLabel, errorNotice } from '../text.ts';

export interface Launch {
  readonly account: Account;
  readonly api: PneumaticApi;
  readonly workflow: WorkflowDetail;
  readonly input: FormInput;
  /** The run's name where the person left the suggested one alone. */
  readonly suggestedName: string;
  readonly strings: FormStrings;
}

/** Sends a launch, once, and remembers the run that came of it. */
export class Launcher {
  readonly #history: RunHistory;
  readonly #log: LogOutputChannel;

  constructor(history: RunHistory, log: LogOutputChannel) {
    this.#history = history;
    this.#log = log;
  }

  /** Never rejects; the state says how it ended. */
  async launch(launch: Launch, signal: AbortSignal): Promise<LaunchState> {
    const { api, workflow, input } = launch;
    const capabilities = await api.capabilities(signal);
    if (!capabilities.ok) return this.#failed(capabilities.error);
    const { rules, namesRuns } = capabilities.value;
    const problems = validate(workflow, input, rules);
    if (problems.length > 0) return notValid(problems, launch.strings);
    const request = toLaunchRequest(workflow, input, namesRuns ? undefined : launch.suggestedName);
    const answer = await window.withProgress(
      {
        location: ProgressLocation.Window,
        title: l10n.t('Launching {0}…', workflow.name),
      },
      () => api.launch(request, signal),
    );
    if (!answer.ok) return this.#failed(answer.error);
    const { id, name = request.name ?? launch.suggestedName } = answer.value;
    await this.#remember(launch, name, id);
    return { phase: 'launched', runId: id, name };
  }

  async #remember(
    { account, workflow, input }: Launch,
    name: string,
    id: Parameters<RunHistory['add']>[0]['id'],
  ): Promise<void> {
    try {
      await this.#history.add({
        id,
        name,
        workflow: { id: workflow.id, name: workflow.name },
        account: { id: account.id, label: accountLabel(account) },
        launchedAt: Date.now(),
        input,
      });
    } catch (error) {
      // The run has started all the same; that is what the person must be told.
      this.#log.error(`Run ${id} could not be remembered: ${describe(error)}`);
    }
  }

  #failed(error: ServiceError): LaunchState {
    this.#log.warn(`A launch ended with: ${error.kind}`);
    if (error.kind === 'cancelled') return { phase: 'idle' };
    // The form stays as it is, and has its own button to launch.
    const { action, ...sentences } = errorNotice(withoutRepeats(error));
    const notice = { ...sentences, action: action === 'retry' ? undefined : action };
    if (error.kind === 'outcomeUnknown') return { phase: 'unknown', notice };
    const rejections = error.kind === 'rejected' ? error.rejections : [];
    return { phase: 'failed', notice, rejections };
  }
}

/** Where each rejection is shown at its place, the summary need not say it as well. */
const withoutRepeats = (error: ServiceError): ServiceError =>
  error.kind === 'rejected' && error.rejections.length > 0 ? { ...error, message: '' } : error;

/** The page checks too, and before; this is for the case that it did not. */
const notValid = (problems: readonly Problem[], strings: FormStrings): LaunchState => ({
  phase: 'failed',
  notice: {
    message:
      problems.length === 1
        ? strings.problemCountOne
        : format(strings.problemCount, problems.length),
    nextStep: l10n.t('Correct what is marked and try again.'),
    action: undefined,
  },
  rejections: problems.map((problem) => ({
    target: problem.target,
    message: problemText(strings, problem),
  })),
});
