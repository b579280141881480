import { l10n } from 'vscode';
import {
  type PendingLaunch,
  type PendingProgress,
  type UnknownLaunch,
  pendingName,
} from '../../core/launches/pendingLaunch.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import type { Notice } from '../../protocol/notice.ts';
import { dateTime, shownName } from '../platform/format.ts';
import { unknownCause } from '../service/errorText.ts';

/** A text about what happened to a launch. */
export function progressText(progress: PendingProgress): string {
  if (progress.state === 'sending') return l10n.t('its answer has not come yet.');
  return progress.cause === 'interrupted'
    ? l10n.t('VS Code stopped before the answer came.')
    : unknownCause(progress.cause);
}

/** The notice on the form of the workflow while the launch is pending. */
export function pendingNotice(launch: PendingLaunch, clock: ClockView): Notice {
  const at = dateTime(launch.sentAt, clock);
  const which = l10n.t('“{0}”, sent {1}.', shownName(pendingName(launch)), at);
  const notice = launch.progress.state === 'sending' ? underWay() : unknown(launch);
  return { ...notice, nextStep: `${which} ${notice.nextStep}` };
}

const underWay = (): Notice => ({
  message: l10n.t('A launch of this workflow has no answer yet.'),
  nextStep: l10n.t('Wait for it before you launch again.'),
  action: 'showRuns',
});

const unknown = ({ progress }: PendingLaunch): Notice => ({
  message: l10n.t('The run may have started: {0}', progressText(progress)),
  nextStep: l10n.t(
    'Look for it in Pneumatic before you launch again. Nothing is sent again by itself.',
  ),
  action: 'checkLaunch',
});

/** The notification about the launch, with everything that is needed to find its run. */
export const mayHaveStarted = (launch: UnknownLaunch, clock: ClockView): string =>
  l10n.t(
    'This launch may have started: “{0}”, {1}, workflow “{2}”, account {3}. Nothing is sent again by itself.',
    shownName(pendingName(launch)),
    dateTime(launch.sentAt, clock),
    launch.workflow.name,
    launch.account.label,
  );
