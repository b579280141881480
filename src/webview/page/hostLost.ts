import { html, nothing } from 'lit';
import type { Notice } from '../../protocol/notice.ts';
import type { HostLostStrings, NoticeStrings } from '../../protocol/pageStrings.ts';
import { type HostWatch, hostLostClass } from './hostWatch.ts';
import { noticeBox } from './noticeBox.ts';

/** Says that nobody listens to the page any more; nothing as long as somebody does. */
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
 * Stands in for the answer that nobody gives any more; undefined as long as somebody does.
 * @param message says what may have been done.
 */
export const cutOff = (
  { lost }: HostWatch,
  message: string,
  { maybeDoneNext: nextStep }: HostLostStrings,
): Notice | undefined => (lost ? { message, nextStep, action: undefined } : undefined);
