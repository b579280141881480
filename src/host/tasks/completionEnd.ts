import { l10n } from 'vscode';
import type { ServiceError } from '../../core/base/errors.ts';
import type { SubmitState } from '../../protocol/submitState.ts';
import { refusal, withAdvice } from '../form/refusal.ts';

/** The state after a completion that was not done, or may not have been. */
export function completionEnd(error: ServiceError): SubmitState {
  if (error.kind === 'cancelled') return { phase: 'idle' };
  const refused = refusal(error);
  if (error.kind === 'changeUnknown') return { phase: 'unknown', notice: refused.notice };
  const ifForbidden = l10n.t('Somebody else may have completed it, or it is assigned to others.');
  return withAdvice(refused, error, ifForbidden);
}

/** Whether the task may differ from what is shown, for example because somebody else was faster. */
export const mayBeOutdated = ({ kind }: ServiceError): boolean =>
  kind === 'rejected' || kind === 'forbidden' || kind === 'notFound';

/** Somebody has saved other values in fields that I typed into; nothing was sent. */
export const undecided = (): SubmitState => ({
  phase: 'failed',
  notice: {
    message: l10n.t('Somebody else saved values meanwhile, so nothing was sent.'),
    nextStep: l10n.t('Choose which values to keep, then complete the task again.'),
    action: undefined,
  },
  rejections: [],
});
