import { type TemplateResult, html, nothing } from 'lit';
import { format } from '../../protocol/strings.ts';
import type { FormContext } from './formContext.ts';
import { noticeBox } from './noticeBox.ts';

function problemSummary({ strings, session }: FormContext): TemplateResult {
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

function launchNotice({ strings, session, post }: FormContext): unknown {
  const { notice, launch } = session;
  if (!notice) return nothing;
  return noticeBox(
    notice,
    launch.phase === 'unknown' ? 'warning' : 'error',
    strings,
    (action) => {
      post({ type: 'act', action });
    },
    session.generalRejections,
  );
}

const launchButton = ({ strings, session }: FormContext): TemplateResult => html`
  <vscode-button
    type="submit"
    icon=${session.sending ? 'loading' : 'play'}
    ?icon-spin=${session.sending}
    ?disabled=${session.sending || !session.view.workflow.active}
    aria-disabled=${session.sending || !session.view.workflow.active}
    >${session.sending ? strings.launching : strings.launch}</vscode-button
  >
`;

/** The other button: to give up waiting, or to start over. */
const secondButton = ({ strings, session, post }: FormContext): TemplateResult =>
  session.sending
    ? html`<vscode-button
        secondary
        @click=${() => {
          post({ type: 'stopWaiting' });
        }}
        >${strings.stopWaiting}</vscode-button
      >`
    : html`<vscode-button
        secondary
        @click=${() => {
          post({ type: 'clear' });
        }}
        >${strings.clear}</vscode-button
      >`;

/** Stays in sight below the form: what went wrong, and the way on. */
export const actionBar = (context: FormContext): TemplateResult => html`
  <footer>
    ${launchNotice(context)}
    <div class="buttons">
      ${launchButton(context)} ${secondButton(context)} ${problemSummary(context)}
    </div>
  </footer>
`;
