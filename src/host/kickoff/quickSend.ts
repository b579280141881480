import { ProgressLocation, commands, env, l10n, window } from 'vscode';
import { runId } from '../../core/base/ids.ts';
import type { FormInput } from '../../core/form/input.ts';
import { type QuickStep, stepAt } from '../../core/kickoff/quickSteps.ts';
import type { PendingLaunch } from '../../core/launches/pendingLaunch.ts';
import type { LaunchState } from '../../protocol/kickoffPage.ts';
import type { Notice } from '../../protocol/notice.ts';
import { pendingNotice } from '../launches/pendingLaunchText.ts';
import type { CommandId } from '../manifest/ids.ts';
import type { PageOpener } from '../page/pageOpener.ts';
import { askToConfirm, showInformation, showWarning, withoutLinks } from '../platform/notify.ts';
import { noticeText } from '../service/errorText.ts';
import { FormLaunches, type FormLaunchesParts } from './formLaunches.ts';
import type { QuickForm } from './quickForm.ts';

/** The parts that send a launch. */
export interface QuickSendParts extends FormLaunchesParts {
  readonly pages: Pick<PageOpener, 'openRun'>;
}

const launchesOf = ({ account, workflow }: QuickForm, parts: QuickSendParts): FormLaunches =>
  new FormLaunches({ accountId: account.id, workflowId: workflow.id }, parts);

/**
 * Whether a launch may be sent: an earlier one without an answer is told first, and a person decides.
 */
export async function maySend(quick: QuickForm, parts: QuickSendParts): Promise<boolean> {
  const earlier = await launchesOf(quick, parts).earlier();
  if (!earlier) return true;
  const { message, nextStep } = pendingNotice(earlier, parts.zones.now);
  const isUnderWay = earlier.progress.state === 'sending';
  const check = l10n.t('Check…');
  const again = l10n.t('Launch Another');
  const offers = isUnderWay ? [] : [check, again];
  const answer = await askToConfirm(message, nextStep, ...offers);
  if (answer === check) await checkLaunch(earlier);
  return answer === again;
}

async function checkLaunch(launch: PendingLaunch): Promise<void> {
  await commands.executeCommand('pneumatic.checkLaunch' satisfies CommandId, launch);
}

/** Sends a launch once; a person can stop waiting for its answer. Never rejects. */
export function sendQuick(
  quick: QuickForm,
  input: FormInput,
  parts: QuickSendParts,
): Promise<LaunchState> {
  const { account, api, workflow, form, suggestedName } = quick;
  const launches = launchesOf(quick, parts);
  const { assignees } = form;
  const launch = { account, api, workflow, assignees, input, suggestedName };
  return Promise.resolve(
    window.withProgress(
      {
        location: ProgressLocation.Notification,
        title: withoutLinks(l10n.t('Launching {0}…', workflow.name)),
        cancellable: true,
      },
      (_, token) => {
        token.onCancellationRequested(() => {
          launches.stopWaiting();
        });
        return launches.send(launch);
      },
    ),
  );
}

/** Says that a run has started, and offers to open it. */
export async function showStarted(
  { account, capabilities }: QuickForm,
  { runId: id, name }: Extract<LaunchState, { readonly phase: 'launched' }>,
  { pages }: QuickSendParts,
): Promise<void> {
  const open = l10n.t('Open Run');
  const copy = l10n.t('Copy Run ID');
  const text = l10n.t('“{0}” has started. Run ID: {1}', name, id);
  const answer = await showInformation(text, ...(capabilities.followsRuns ? [open] : []), copy);
  if (answer === open) pages.openRun(account.id, { id: runId(id), name });
  if (answer === copy) await env.clipboard.writeText(id);
}

/** Says that a run may have started, and offers to look for it. */
export async function showUnknown(
  quick: QuickForm,
  { message, nextStep }: Notice,
  parts: QuickSendParts,
): Promise<void> {
  const check = l10n.t('Check…');
  const text = `${quick.workflow.name}: ${message} ${nextStep}`;
  if ((await showWarning(text, check)) !== check) return;
  const earlier = await launchesOf(quick, parts).earlier();
  if (earlier) await checkLaunch(earlier);
}

/** What the service says of one step of a launch that it has refused. */
export interface StepRefusal {
  readonly step: QuickStep;
  readonly message: string;
}

/** The first step that a refusal is about, and what is said of the launch as a whole. */
export function refusalOf(
  { form }: QuickForm,
  { notice, rejections }: Extract<LaunchState, { readonly phase: 'failed' }>,
): { readonly at: StepRefusal | undefined; readonly remarks: readonly string[] } {
  const placed = rejections.map(({ target, message }) => ({
    step: stepAt(form, target),
    message,
  }));
  const [at] = placed.flatMap(({ step, message }) => (step ? [{ step, message }] : []));
  const elsewhere = placed.filter(({ step }) => !step).map(({ message }) => message);
  const whole = noticeText(notice);
  return { at, remarks: [...(whole === '' ? [] : [whole]), ...elsewhere] };
}
