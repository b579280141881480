import { l10n } from 'vscode';
import type { ServiceError } from '../../core/errors.ts';
import type { SubmitState } from '../../protocol/submitState.ts';
import { errorNotice } from '../text.ts';

/** How a completion ended that did not do what was wanted, in words. */
export function completionEnd(error: ServiceError): SubmitState {
  if (error.kind === 'cancelled') return { phase: 'idle' };
  const notice = errorNotice(withoutRepeats(error));
  if (error.kind === 'changeUnknown') return { phase: 'unknown', notice };
  const rejections = error.kind === 'rejected' ? error.rejections : [];
  // The page has its own button to send it again.
  const action = notice.action === 'retry' ? undefined : notice.action;
  const nextStep =
    error.kind === 'forbidden'
      ? l10n.t('Somebody else may have completed it, or it is assigned to others.')
      : notice.nextStep;
  return { phase: 'failed', notice: { ...notice, nextStep, action }, rejections };
}

/** Where each rejection is shown at its place, the summary need not say it as well. */
const withoutRepeats = (error: ServiceError): ServiceError =>
  error.kind === 'rejected' && error.rejections.length > 0 ? { ...error, message: '' } : error;
