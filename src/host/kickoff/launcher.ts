import { setTimeout as pause } from 'node:timers/promises';
import { type LogOutputChannel, l10n, ProgressLocation, window } from 'vscode';
import type { Account } from '../../core/account/account.ts';
import type { Assignee } from '../../core/account/assignee.ts';
import type { PneumaticApi } from '../../core/api.ts';
import type { RunTaskId } from '../../core/base/ids.ts';
import type { ServiceError, UnknownOutcomeCause } from '../../core/base/errors.ts';
import { type Result, failure } from '../../core/base/result.ts';
import type { FillableForm } from '../../core/form/fillableForm.ts';
import type { FormInput } from '../../core/form/input.ts';
import { wholeInput } from '../../core/form/startChanges.ts';
import { validate } from '../../core/form/validate.ts';
import { kickoffFormOf } from '../../core/kickoff/kickoffForm.ts';
import {
  type LaunchedRun,
  type LaunchRequest,
  toLaunchRequest,
} from '../../core/kickoff/launchRequest.ts';
import { type PendingLaunch, asUnknown } from '../../core/launches/pendingLaunch.ts';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import type { WorkflowDetail } from '../../core/workflows/workflow.ts';
import type { LaunchState } from '../../protocol/kickoffPage.ts';
import type { Notice } from '../../protocol/notice.ts';
import { accountLabel } from '../account/accountText.ts';
import type { Sessions } from '../account/session.ts';
import type { PersonClock } from '../account/zones.ts';
import { notValid } from '../form/notValid.ts';
import { refusal, withAdvice } from '../form/refusal.ts';
import type { LaunchJournal } from '../launches/launchJournal.ts';
import { pendingNotice } from '../launches/pendingLaunchText.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import { launchTimeoutMs } from '../manifest/settings.ts';
import { shownName } from '../platform/format.ts';
import { describe, detach } from '../platform/log.ts';
import { inStatusBar } from '../platform/notify.ts';
import { windowAnswers } from '../platform/windowAnswers.ts';
import { kickoffStrings } from './kickoffStrings.ts';

/** A launch that a person has asked for. */
export interface Launch {
  readonly account: Account;
  readonly api: PneumaticApi;
  readonly workflow: WorkflowDetail;
  /** The people that can be chosen for its fields, where they are known. */
  readonly assignees?: readonly Assignee[] | undefined;
  readonly input: FormInput;
  /** The task of another run that the run becomes a sub-run of. */
  readonly ofTask?: RunTaskId | undefined;
  /** The run's name where the person kept the suggested one. */
  readonly suggestedName: string;
}

/** The parts that a launcher works with. */
export interface LauncherParts {
  readonly sessions: Pick<Sessions, 'current'>;
  readonly history: RunHistory;
  readonly journal: LaunchJournal;
  /** The clock by which texts give the time of sending. */
  readonly zones: Pick<PersonClock, 'now'>;
  readonly log: LogOutputChannel;
}

/** In milliseconds; what ends sooner need not be shown, and what nobody waits for begins later. */
const momentMs = 100;

/** Whether the account of a client is the one in use, with the same key. */
export async function isInUse(
  { sessions }: Pick<LauncherParts, 'sessions'>,
  api: PneumaticApi,
): Promise<boolean> {
  const session = await sessions.current();
  return session.state === 'signedIn' && session.api === api;
}

/** Sends a launch once, and remembers the run that it started or may have started. */
export class Launcher {
  readonly #parts: LauncherParts;

  constructor(parts: LauncherParts) {
    this.#parts = parts;
  }

  /**
   * Sends a launch. Never rejects; the state says how it ended. Nothing is sent with the key of an
   * account that is not in use any more.
   */
  async launch(launch: Launch, signal: AbortSignal): Promise<LaunchState> {
    const { api, workflow, input } = launch;
    if (!(await isInUse(this.#parts, api))) return notSent();
    const capabilities = await api.capabilities(signal);
    if (!capabilities.ok) return this.#failed(capabilities.error);
    const { rules, namesRuns } = capabilities.value;
    const form = kickoffFormOf(workflow, capabilities.value, launch.assignees);
    const problems = validate(form, input, rules);
    if (problems.length > 0) return notValid(problems, kickoffStrings());
    const suggested = namesRuns ? undefined : launch.suggestedName;
    const request = {
      ...toLaunchRequest(workflow.id, form, input, suggested),
      ...(launch.ofTask !== undefined && { ofTask: launch.ofTask }),
    };
    const pending = await this.#begin(
      { ...launch, input: wholeInput(form.fields, input) },
      request,
    );
    if (!pending) return notWritten();
    if (!(await isInUse(this.#parts, api))) {
      await this.#settle(pending, failure({ kind: 'cancelled' }), launch.suggestedName);
      return notSent();
    }
    const answer = await this.#showProgress(workflow, api.launch(request, signal));
    const name = (answer.ok ? answer.value.name : undefined) ?? request.name;
    await this.#settle(pending, answer, name ?? launch.suggestedName);
    if (!answer.ok) {
      return this.#failed(answer.error, form, (cause) =>
        pendingNotice(asUnknown(pending, cause), this.#parts.zones.now),
      );
    }
    const shown = shownName(name ?? launch.suggestedName);
    return { phase: 'launched', runId: answer.value.id, name: shown };
  }

  /** Shows what is under way in the status bar, unless it ends at once. */
  async #showProgress<Value>({ name }: WorkflowDetail, work: Promise<Value>): Promise<Value> {
    const show = setTimeout(() => {
      const title = inStatusBar(l10n.t('Launching {0}…', name));
      const shown = window.withProgress({ location: ProgressLocation.Window, title }, () => work);
      detach(this.#parts.log, 'Showing a launch', shown);
    }, momentMs);
    try {
      return await work;
    } finally {
      clearTimeout(show);
    }
  }

  /** Writes the launch down, so that it is known even after a crash. */
  async #begin(
    { account, workflow, input, ofTask }: Launch,
    { name }: LaunchRequest,
  ): Promise<PendingLaunch | undefined> {
    const plan = {
      name,
      workflow: { id: workflow.id, name: workflow.name },
      account: { id: account.id, label: accountLabel(account) },
      input,
      ...(ofTask !== undefined && { ofTask }),
    };
    try {
      return await this.#parts.journal.begin(plan, launchTimeoutMs());
    } catch (error) {
      this.#parts.log.error(`A launch could not be written down: ${describe(error)}`);
      return undefined;
    }
  }

  /**
   * Keeps how the launch ended. The run is recorded first, so that no crash can lose it; whoever
   * finds the launch beside it forgets the launch, so that nobody has to wait for that.
   */
  async #settle(
    pending: PendingLaunch,
    answer: Result<LaunchedRun, ServiceError>,
    name: string,
  ): Promise<void> {
    try {
      if (answer.ok) {
        await this.#parts.history.record(recordOf(pending, answer.value, name));
        this.#parts.journal.noteRecorded(pending);
        detach(this.#parts.log, 'Forgetting what is recorded', this.#tidy(pending));
      } else if (answer.error.kind === 'outcomeUnknown') {
        // Without a window nobody sees that: then it stays a launch that another window reports.
        await windowAnswers();
        await this.#parts.journal.keepUnknown(pending, answer.error.cause);
      } else {
        await this.#parts.journal.forget([pending]);
      }
    } catch (error) {
      // The form shows how it ended; the journal keeps it as a launch that may have started a run.
      this.#parts.log.error(`The end of a launch could not be written down: ${describe(error)}`);
    }
  }

  async #tidy(recorded: PendingLaunch): Promise<void> {
    await pause(momentMs);
    await this.#parts.journal.forget([recorded]);
    await this.#parts.history.trim();
  }

  /** @param unclear a text about a launch that may have started a run. */
  #failed(
    error: ServiceError,
    form?: FillableForm,
    unclear?: (cause: UnknownOutcomeCause) => Notice,
  ): LaunchState {
    this.#parts.log.warn(`A launch ended with: ${error.kind}`);
    if (error.kind === 'cancelled') return { phase: 'idle' };
    if (error.kind === 'outcomeUnknown' && unclear) {
      return { phase: 'unknown', notice: unclear(error.cause) };
    }
    return withAdvice(refusal(error, form), error, forbiddenNext());
  }
}

/**
 * The service refuses in one way both people who may not launch the workflow and accounts without a
 * plan for it.
 */
const forbiddenNext = (): string =>
  l10n.t(
    'Ask the owner of the workflow for permission to run it, or whoever manages the account what its plan allows.',
  );

const recordOf = (
  { workflow, account, sentAt, input, ofTask }: PendingLaunch,
  { id }: LaunchedRun,
  name: string,
): RunRecord => ({
  ...{ id, name, workflow, account, launchedAt: sentAt, input },
  ...(ofTask !== undefined && { ofTask }),
});

/** A launch that a crash could make us forget is not sent. */
const notWritten = (): LaunchState => ({
  phase: 'failed',
  notice: {
    message: l10n.t('The launch could not be written down on this machine, so it was not sent.'),
    nextStep: l10n.t('Make sure that there is space on the disk, then try again.'),
    action: 'showLog',
  },
  rejections: [],
});

/** The person signed out or changed the account between opening the form and launching. */
export const notInUse = (): Notice => ({
  message: l10n.t('The account was changed before the launch was sent, so it was not sent.'),
  nextStep: l10n.t('Make sure that the right account is in use, then launch again.'),
  action: undefined,
});

const notSent = (): LaunchState => ({ phase: 'failed', notice: notInUse(), rejections: [] });
