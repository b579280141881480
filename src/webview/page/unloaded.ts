import { type TemplateResult, html } from 'lit';
import type { UnloadedView } from '../../protocol/pageFrame.ts';
import type { NoticeAction } from '../../protocol/notice.ts';
import type { NoticeStrings } from '../../protocol/pageStrings.ts';
import { noticeBox } from './noticeBox.ts';

/** Grey lines in about the shape of the page. */
const skeleton = html`
  <div class="skeleton" aria-hidden="true">
    <span></span><span></span><span></span><span></span><span></span>
  </div>
`;

/** Replaces a page that is loading or could not be loaded. */
export const unloaded = (
  view: UnloadedView,
  strings: NoticeStrings & { readonly loading: string },
  act: (action: NoticeAction) => void,
): TemplateResult =>
  view.state === 'loading'
    ? html`<h1 dir="auto">${view.title}</h1>
        <p class="loading">
          <span class="codicon codicon-loading codicon-modifier-spin" aria-hidden="true"></span>
          ${strings.loading}
        </p>
        ${skeleton}`
    : html`<h1 dir="auto">${view.title}</h1>
        ${noticeBox(view.notice, view.notice.isExpected ? 'info' : 'error', strings, act)}`;
