import { type LogOutputChannel, type Memento, l10n, workspace } from 'vscode';
import { type AccountId, type RunId, runId } from '../../core/base/ids.ts';
import { lacksFields } from '../../core/form/fillableForm.ts';
import { presetOfForm } from '../../core/kickoff/preset.ts';
import type { LaunchFault, LaunchProblem } from '../../core/kickoff/writtenLaunch.ts';
import type { LaunchState } from '../../protocol/kickoffPage.ts';
import type { Notice } from '../../protocol/notice.ts';
import type { PersonClock } from '../account/zones.ts';
import { fieldStrings } from '../form/fieldStrings.ts';
import type { PageOpener } from '../page/pageOpener.ts';
import { detach } from '../platform/log.ts';
import { showError, showWarning } from '../platform/notify.ts';
import { noticeText } from '../service/errorText.ts';
import { askToLaunch } from './askToLaunch.ts';
import type { KickoffPages } from './kickoffPages.ts';
import { isSignedIn } from './launchCommands.ts';
import { LaunchPermissions } from './launchPermissions.ts';
import { openFilledForm } from './openFilledForm.ts';
import { placedProblemText, problemText } from './problemText.ts';
import { sentLines } from './quickReview.ts';
import { type QuickSendParts, maySend, sendQuick, showStarted, showUnknown } from './quickSend.ts';
import {
  type LaunchSource,
  type ResolveEnd,
  type ResolveParts,
  type Resolved,
  isForForm,
  resolveSource,
} from './resolveSource.ts';

export type { LaunchSource, Sending } from './resolveSource.ts';

/** The parts that send what is written in a file, a VS Code task or an argument. */
export interface SendWrittenParts extends ResolveParts, QuickSendParts {
  readonly kickoffPages: KickoffPages;
  readonly pages: Pick<PageOpener, 'openRun'>;
  readonly zones: PersonClock;
  readonly globalState: Memento;
  readonly log: LogOutputChannel;
  /** The keys of the sources of which a launch is under way. */
  readonly sendingNow: Set<string>;
}

/** How a launch has ended. Only `launched` and `unknown` may have started a run. */
export type SentEnd =
  | {
      readonly end: 'launched';
      readonly run: { readonly id: RunId; readonly name: string };
      readonly accountId: AccountId;
    }
  /** The person has not wanted it, or has opened the form in its place. */
  | { readonly end: 'declined' }
  | { readonly end: 'notValid'; readonly problems: readonly LaunchProblem[] }
  | { readonly end: 'failed'; readonly notice: Notice }
  | { readonly end: 'unknown'; readonly notice: Notice }
  | { readonly end: 'signedOut' };

const failed = (message: string, nextStep = ''): SentEnd => ({
  end: 'failed',
  notice: { message, nextStep, action: undefined },
});

const notValid = (fault: LaunchFault): SentEnd => ({
  end: 'notValid',
  problems: [{ path: ['workflow'], at: 'value', fault }],
});

/**
 * Shows a written launch as it will be sent, asks, and sends it once. Nobody is asked about a launch
 * that the person has said to send without a question. Says how it ended where a run has started or
 * may have; the caller says the rest. Never rejects.
 */
export async function sendWritten(parts: SendWrittenParts, source: LaunchSource): Promise<SentEnd> {
  if (!workspace.isTrusted && source.from !== 'argument') return inRestrictedMode();
  if (parts.sendingNow.has(source.key)) {
    return failed(l10n.t('This launch is under way already. Wait until it has ended.'));
  }
  parts.sendingNow.add(source.key);
  try {
    return await send(parts, source);
  } finally {
    parts.sendingNow.delete(source.key);
  }
}

const inRestrictedMode = (): SentEnd =>
  failed(
    l10n.t('Nothing is launched from files in Restricted Mode.'),
    l10n.t('Trust the folder, then launch again.'),
  );

async function send(parts: SendWrittenParts, source: LaunchSource): Promise<SentEnd> {
  if (!(await isSignedIn(parts))) return { end: 'signedOut' };
  const resolved = await resolveSource(parts, source);
  switch (resolved.state) {
    case 'givenUp':
      return { end: 'declined' };
    case 'signedOut':
      return { end: 'signedOut' };
    case 'failed':
      return { end: 'failed', notice: resolved.notice };
    case 'notValid':
      return { end: 'notValid', problems: resolved.problems };
    case 'resolved':
      return resolved.problems.length > 0
        ? { end: 'notValid', problems: resolved.problems }
        : sendResolved(parts, source, resolved);
  }
}

async function sendResolved(
  parts: SendWrittenParts,
  { key, beforeAsking, stop }: LaunchSource,
  resolved: Resolved,
): Promise<SentEnd> {
  const { quick, input } = resolved;
  const { account, workflow, capabilities } = quick;
  if (!workflow.active) return notValid({ code: 'inactiveWorkflow', name: workflow.name });
  if (lacksFields(quick.form)) return failed(fieldStrings().unreadableRequired);
  const clock = parts.zones.now;
  const text = sentLines({ quick, input, remarks: [], clock, canSave: false }).join('\n');
  const refusal = beforeAsking?.({ workflow, can: capabilities, text });
  if (refusal !== undefined) return failed(refusal);
  const isStopped = (): boolean => stop?.aborted === true;
  if (isStopped()) return { end: 'declined' };
  const permissions = new LaunchPermissions(parts.globalState);
  if (!workspace.isTrusted || !permissions.has(account.id, key, resolved)) {
    const answer = await askToLaunch(resolved, text);
    if (!answer) return { end: 'declined' };
    if (answer.do === 'openForm') {
      await openResolved(parts, resolved);
      return { end: 'declined' };
    }
    if (answer.do === 'always') await permissions.give(account.id, key, resolved, answer.free);
  }
  if (!(await maySend(quick, parts)) || isStopped()) return { end: 'declined' };
  return endOf(parts, resolved, await sendQuick(quick, input, parts));
}

function endOf(parts: SendWrittenParts, { quick }: Resolved, end: LaunchState): SentEnd {
  switch (end.phase) {
    case 'launched':
      detach(parts.log, 'Telling of a run', showStarted(quick, end, parts));
      return {
        end: 'launched',
        run: { id: runId(end.runId), name: end.name },
        accountId: quick.account.id,
      };
    case 'unknown':
      detach(parts.log, 'Telling of a launch', showUnknown(quick, end.notice, parts));
      return { end: 'unknown', notice: end.notice };
    case 'failed': {
      const said = end.rejections.map(({ message }) => message);
      const message = [end.notice.message, ...said].filter((text) => text !== '').join(' ');
      return { end: 'failed', notice: { ...end.notice, message } };
    }
    case 'idle':
    case 'sending':
      return { end: 'declined' };
  }
}

/** As `sendWritten`, and says also why nothing was sent. */
export async function launchWritten(
  parts: SendWrittenParts,
  source: LaunchSource,
): Promise<SentEnd> {
  const sent = await sendWritten(parts, source);
  if (sent.end === 'notValid') await tellProblems(parts, source, sent.problems);
  if (sent.end === 'failed') await showFailure(sent.notice);
  return sent;
}

async function tellProblems(
  parts: SendWrittenParts,
  source: LaunchSource,
  [first, ...others]: readonly LaunchProblem[],
): Promise<void> {
  if (!first) return;
  const open = l10n.t('Open as Form');
  if ((await showWarning(problemsText([first, ...others]), open)) === open) {
    await openWritten(parts, source);
  }
}

/** The first problem, and how many there are besides. */
export function problemsText([first, ...others]: readonly LaunchProblem[]): string {
  const more = others.length;
  return [
    ...(first ? [placedProblemText(first)] : []),
    ...(more > 0 ? [l10n.t('{0} more have to be corrected, too.', more)] : []),
  ].join(' ');
}

/** Opens the form of a written launch, filled in as far as it fits; what does not is said. */
export async function openWritten(
  parts: SendWrittenParts,
  source: Pick<LaunchSource, 'written' | 'folder' | 'file' | 'inputs'>,
): Promise<void> {
  if (!(await isSignedIn(parts))) return;
  const resolved = await resolveSource(parts, source);
  if (resolved.state === 'resolved') await openResolved(parts, resolved);
  else await showNotResolved(resolved);
}

/** Says why a written launch leads to no form. */
export async function showNotResolved(
  resolved: Exclude<ResolveEnd, { readonly state: 'resolved' }>,
): Promise<void> {
  switch (resolved.state) {
    case 'notValid':
      await showError(problemsText(resolved.problems));
      return;
    case 'failed':
      await showFailure(resolved.notice);
      return;
    case 'signedOut':
    case 'givenUp':
  }
}

const showFailure = async (notice: Notice): Promise<void> => {
  await showError(noticeText(notice));
};

/** A required field without a value is said by the form itself. */
async function openResolved(parts: SendWrittenParts, resolved: Resolved): Promise<void> {
  const { quick, input, problems } = resolved;
  const { account, workflow } = quick;
  const leftOut = problems
    .filter((problem) => !isForForm(problem))
    .map((problem) => ({
      name: String(problem.path.at(-1) ?? ''),
      text: '',
      why: problemText(problem),
    }));
  // A field that the launch does not name keeps its start value, as when the launch is sent.
  const preset = presetOfForm(workflow, quick.form.fields, input);
  await openFilledForm(parts.kickoffPages, account.id, preset, { leftOut });
}
