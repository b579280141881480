import { type TemplateResult, html, nothing } from 'lit';
import type { Notice, NoticeAction } from '../../protocol/kickoffForm.ts';
import type { FormStrings } from '../../protocol/strings.ts';

/** What is shown beside a message: how bad it is. */
export type Severity = 'error' | 'warning' | 'info';

/** The name of the host's offer; `retry` and its kind are the same words everywhere. */
const actionLabel = (action: NoticeAction, strings: FormStrings): string => strings[action];

/** A message with its next step, which is read out as it appears. */
export const noticeBox = (
  notice: Notice,
  severity: Severity,
  strings: FormStrings,
  act: (action: NoticeAction) => void,
  details: readonly string[] = [],
): TemplateResult => html`
  <div class="notice ${severity}" role="alert" tabindex="-1">
    <span class="codicon codicon-${severity}" aria-hidden="true"></span>
    <div class="said">
      <p class="message">${notice.message}</p>
      ${
        details.length === 0
          ? nothing
          : html`<ul>
              ${details.map((text) => html`<li>${text}</li>`)}
            </ul>`
      }
      ${notice.nextStep === '' ? nothing : html`<p>${notice.nextStep}</p>`}
    </div>
    ${notice.action === undefined ? nothing : actionButton(notice.action, strings, act)}
  </div>
`;

const actionButton = (
  action: NoticeAction,
  strings: FormStrings,
  act: (action: NoticeAction) => void,
): TemplateResult => html`
  <vscode-button
    secondary
    @click=${() => {
      act(action);
    }}
    >${actionLabel(action, strings)}</vscode-button
  >
`;
