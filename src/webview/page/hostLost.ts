import { html, nothing } from 'lit';
import type { Notice } from '../../protocol/notice.ts';
import type { HostLostStrings, NoticeStrings } from '../../protocol/pageStrings.ts';
import { type HostWatch, hostLostClass } from './hostWatch.ts';
import { noticeBox } from './noticeBox.ts';

/** The notice that the host does not answer any more; nothing while it does. */
export function hostLostNote(
  { lost }: HostWatch,
  { hostLost: message, hostLostNext: nextStep, ...strings }: HostLostStrings & NoticeStrings,
): unknown {
  if (!lost) return nothing;
  const notice = { message, nextStep, action: undefined };
  return html`<div class=${hostLostClass}>
    ${noticeBox(notice, 'warning', strings, () => undefined)}
  </div>`;
}

/**
 * A notice in place of the host's answer; undefined while the host answers.
 * @param message says what may have been done.
 */
export const cutOff = (
  { lost }: HostWatch,
  message: string,
  { maybeDoneNext: nextStep }: HostLostStrings,
): Notice | undefined => (lost ? { message, nextStep, action: undefined } : undefined);
