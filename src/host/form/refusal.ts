import { l10n } from 'vscode';
import type { Rejection, ServiceError } from '../../core/base/errors.ts';
import { targetKey } from '../../core/base/formTarget.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import { type FillableForm, targetsOf } from '../../core/form/fillableForm.ts';
import type { SubmitState } from '../../protocol/submitState.ts';
import { shownName } from '../platform/format.ts';
import { noticeOnPage } from '../service/errorText.ts';

/**
 * Why a form was not accepted. What concerns one field is shown at that field only.
 * @param form the fields that can be marked; any field where it is left out.
 */
export function refusal(
  error: ServiceError,
  form?: FillableForm,
): Extract<SubmitState, { readonly phase: 'failed' }> {
  if (error.kind !== 'rejected' || error.rejections.length === 0) {
    return { phase: 'failed', notice: noticeOnPage(error), rejections: [] };
  }
  const notice = noticeOnPage({ ...error, message: '' });
  const { rejections } = error;
  if (!form) return { phase: 'failed', notice, rejections };
  const keys = new Set([...targetsOf(form)].map(targetKey));
  const isMarked = ({ target }: Rejection): boolean => keys.has(targetKey(target));
  const nextStep = nextStepOf(rejections.filter(isMarked).length, rejections.length);
  return {
    phase: 'failed',
    notice: { ...notice, nextStep: nextStep ?? notice.nextStep },
    rejections: rejections.map((each) => (isMarked(each) ? each : withPlace(each))),
  };
}

/** The refusal, with advice for people who are not allowed to do this. */
export function withAdvice(
  refused: ReturnType<typeof refusal>,
  error: ServiceError,
  ifForbidden: string,
): ReturnType<typeof refusal> {
  if (error.kind !== 'forbidden' || error.page === true) return refused;
  return { ...refused, notice: { ...refused.notice, nextStep: ifForbidden } };
}

/** The next step; undefined where everything that was refused is marked. */
function nextStepOf(marked: number, all: number): string | undefined {
  if (marked === all) return undefined;
  return marked > 0
    ? l10n.t(
        'Correct what is marked. What is not on this form, the owner of the workflow has to change.',
      )
    : l10n.t(
        'Change what you entered if that can help. What is not on this form, the owner of the workflow has to change.',
      );
}

/** Names the place in the message, for a rejection that the form cannot show at a field. */
function withPlace({ target, message }: Rejection): Rejection {
  if (target.part !== 'field') return { target, message };
  const field = shownName(visibleText(target.id));
  return { target, message: l10n.t('Field “{0}”: {1}', field, message) };
}
