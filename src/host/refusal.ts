import type { ServiceError } from '../core/errors.ts';
import type { Notice } from '../protocol/notice.ts';
import type { SubmitState } from '../protocol/submitState.ts';
import { errorNotice } from './text.ts';

/** The error in words, for a page that has its own button to send it again. */
export function noticeOnPage(error: ServiceError): Notice {
  const notice = errorNotice(error);
  return notice.action === 'retry' ? { ...notice, action: undefined } : notice;
}

/** Why a form was not accepted; what is said of a field is said there alone. */
export function refusal(error: ServiceError): Extract<SubmitState, { readonly phase: 'failed' }> {
  const rejections = error.kind === 'rejected' ? error.rejections : [];
  const rest =
    error.kind === 'rejected' && rejections.length > 0 ? { ...error, message: '' } : error;
  return { phase: 'failed', notice: noticeOnPage(rest), rejections };
}
