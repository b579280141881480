import type { Answer } from '../../core/base/answer.ts';
import type { ChangeState } from '../../protocol/pageFrame.ts';
import { noticeOnPage } from '../service/errorText.ts';

/**
 * How a change ended that was sent once. The text that it was sent with stays with the page unless
 * it is done; what the page offers by itself is left out of what is said.
 */
export async function changeEnd(text: string, answer: Answer<void>): Promise<ChangeState> {
  const end = await answer;
  if (end.ok) return { phase: 'done', text };
  const notice = noticeOnPage(end.error);
  return { phase: end.error.kind === 'changeUnknown' ? 'unknown' : 'failed', notice };
}
