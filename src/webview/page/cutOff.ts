import type { ChangeState, LoadedFrame } from '../../protocol/pageFrame.ts';
import type { Notice } from '../../protocol/notice.ts';

/**
 * The state of a change. If it was under way when the host stopped answering, its outcome is
 * unknown.
 * @param cutOff the notice about that; undefined while the host answers.
 */
export const changeAsKnown = (change: ChangeState, cutOff: Notice | undefined): ChangeState =>
  cutOff && change.phase === 'sending' ? { phase: 'unknown', notice: cutOff } : change;

/** All changes that every page can have under way, in the state of `changeAsKnown`. */
export const frameAsKnown = <Frame extends LoadedFrame>(
  frame: Frame,
  cutOff: Notice | undefined,
): Frame =>
  cutOff ? { ...frame, refreshing: false, comment: changeAsKnown(frame.comment, cutOff) } : frame;
