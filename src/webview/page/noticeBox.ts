import { type TemplateResult, html, nothing } from 'lit';
import type { Notice, NoticeAction } from '../../protocol/notice.ts';
import type { NoticeStrings } from '../../protocol/pageStrings.ts';

/** How bad the thing is that a message is about. */
export type Severity = 'error' | 'warning' | 'info';

/** A message with its next step; screen readers announce it. */
export const noticeBox = (
  notice: Notice,
  severity: Severity,
  strings: NoticeStrings,
  act: (action: NoticeAction) => void,
  details: readonly string[] = [],
): TemplateResult => html`
  <div class="notice ${severity}" role=${severity === 'info' ? 'status' : 'alert'} tabindex="-1">
    <span class="codicon codicon-${severity}" aria-hidden="true"></span>
    <div class="said">
      <p class="message" dir="auto">${notice.message}</p>
      ${
        details.length === 0
          ? nothing
          : html`<ul>
              ${details.map((text) => html`<li dir="auto">${text}</li>`)}
            </ul>`
      }
      ${notice.nextStep === '' ? nothing : html`<p>${notice.nextStep}</p>`}
    </div>
    ${notice.action === undefined ? nothing : actionButton(notice.action, strings, act)}
  </div>
`;

const actionButton = (
  action: NoticeAction,
  strings: NoticeStrings,
  act: (action: NoticeAction) => void,
): TemplateResult => html`
  <vscode-button
    secondary
    @click=${() => {
      act(action);
    }}
    >${strings[action]}</vscode-button
  >
`;
