import { html, nothing } from 'lit';
import type { HostLostStrings, NoticeStrings } from '../protocol/strings.ts';
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
