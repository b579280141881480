import type { Answer } from '../../core/api.ts';
import type { ChangeState } from '../../protocol/follow.ts';
import { errorNotice } from '../text.ts';

/**
 * How a change ended that was sent once. The text that it was sent with stays with the page unless
 * it is done; what the page offers by itself is left out of what is said.
 */
export async function changeEnd(text: string, answer: Answer<void>): Promise<ChangeState> {
  const end = await answer;
  if (end.ok) return { phase: 'done', text };
  const notice = errorNotice(end.error);
  if (end.error.kind === 'changeUnknown') return { phase: 'unknown', notice };
  const action = notice.action === 'retry' ? undefined : notice.action;
  return { phase: 'failed', notice: { ...notice, action } };
}
