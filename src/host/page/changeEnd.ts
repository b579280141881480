import type { Answer } from '../../core/base/answer.ts';
import { type ChangeState, idleChange } from '../../protocol/pageFrame.ts';
import { noticeOnPage } from '../service/errorText.ts';

/**
 * How a change that was sent once has ended. Its text stays with the page unless the change is
 * done. The advice leaves out what the page has a button for.
 */
export async function changeEnd(text: string, answer: Answer<void>): Promise<ChangeState> {
  const end = await answer;
  if (end.ok) return { phase: 'done', text };
  const notice = noticeOnPage(end.error);
  return { phase: end.error.kind === 'changeUnknown' ? 'unknown' : 'failed', notice };
}

/**
 * The change without its *unknown* states: a person has refreshed, so that the page shows how
 * things stand.
 */
export const clearUnknown = <Change extends { readonly phase: string }>(
  change: Change,
): Change | typeof idleChange => (change.phase === 'unknown' ? idleChange : change);
