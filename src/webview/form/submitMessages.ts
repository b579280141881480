import { type TemplateResult, html, nothing } from 'lit';
import type { NoticeAction } from '../../protocol/notice.ts';
import { format } from '../../core/base/format.ts';
import { submitKey } from '../page/keys.ts';
import { noticeBox } from '../page/noticeBox.ts';
import type { FormContext } from './formContext.ts';

/** A note about the keys; once there are problems, those are shown in its place. */
export const keysNote = (text: string, { session }: FormContext): unknown =>
  session.shownProblemCount > 0 || session.sending || !session.open
    ? nothing
    : html`<p class="keys">${format(text, submitKey())}</p>`;

/** The number of problems that prevent sending the form; screen readers announce it. */
export function problemSummary({ strings, session }: FormContext): TemplateResult {
  const count = session.shownProblemCount;
  const text = count === 1 ? strings.problemCountOne : format(strings.problemCount, count);
  return html`<div role="alert">
    ${
      count === 0
        ? nothing
        : html`<p class="problem">
            <span class="codicon codicon-error" aria-hidden="true"></span>${text}
          </p>`
    }
  </div>`;
}

/** The notice about the last sending, if it was not successful. */
export function submitNotice(
  { strings, session }: FormContext,
  act: (action: NoticeAction) => void,
): unknown {
  const { notice, state } = session;
  if (!notice) return nothing;
  const severity = state.phase === 'unknown' ? 'warning' : 'error';
  return noticeBox(notice, severity, strings, act, session.generalRejections);
}
