import { l10n } from 'vscode';
import type { ServiceError } from '../../core/base/errors.ts';
import type { SubmitState } from '../../protocol/submitState.ts';
import { refusal, withAdvice } from '../form/refusal.ts';

/** How a completion ended that did not do what was wanted, in words. */
export function completionEnd(error: ServiceError): SubmitState {
  if (error.kind === 'cancelled') return { phase: 'idle' };
  const refused = refusal(error);
  if (error.kind === 'changeUnknown') return { phase: 'unknown', notice: refused.notice };
  const ifForbidden = l10n.t('Somebody else may have completed it, or it is assigned to others.');
  return withAdvice(refused, error, ifForbidden);
}

/** Whether the task may be otherwise than what is shown, as when somebody else was faster. */
export const mayBeOutdated = ({ kind }: ServiceError): boolean =>
  kind === 'rejected' || kind === 'forbidden' || kind === 'notFound';

/** Somebody has saved other values where something was typed; nothing was sent. */
export const undecided = (): SubmitState => ({
  phase: 'failed',
  notice: {
    message: l10n.t('Somebody else saved values meanwhile, so nothing was sent.'),
    nextStep: l10n.t('Choose which values to keep, then complete the task again.'),
    action: undefined,
  },
  rejections: [],
});
