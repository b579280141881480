import type { ChangeState } from '../../protocol/pageFrame.ts';

/**
 * The text of a change that was made since the view before. The host shows a change as made until
 * the next one, or until the page has taken it: the same text that is typed once more is not of it.
 */
export const justSent = (now: ChangeState, before: ChangeState | undefined): string | undefined =>
  now.phase === 'done' && (before?.phase !== 'done' || before.text !== now.text)
    ? now.text
    : undefined;
