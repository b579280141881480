import type { ChangeState, LoadedFrame } from '../../protocol/pageFrame.ts';
import type { Notice } from '../../protocol/notice.ts';

/**
 * A change as it is known from here: what is under way when nobody answers any more may have been
 * done, or not.
 * @param cutOff says so; undefined as long as somebody answers.
 */
export const changeAsKnown = (change: ChangeState, cutOff: Notice | undefined): ChangeState =>
  cutOff && change.phase === 'sending' ? { phase: 'unknown', notice: cutOff } : change;

/** The same for all that every page can have under way. */
export const frameAsKnown = <Frame extends LoadedFrame>(
  frame: Frame,
  cutOff: Notice | undefined,
): Frame =>
  cutOff ? { ...frame, refreshing: false, comment: changeAsKnown(frame.comment, cutOff) } : frame;
