import { type TemplateResult, html, nothing } from 'lit';
import type { Notice, NoticeAction } from '../../protocol/notice.ts';
import type { NoticeStrings } from '../../protocol/pageStrings.ts';

/** What is shown beside a message: how bad it is. */
export type Severity = 'error' | 'warning' | 'info';

/** A message with its next step, which is read out as it appears. */
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
