import { type TemplateResult, html } from 'lit';
import { clearedNote } from '../form/clearedNote.ts';
import { keysNote, problemSummary, submitNotice } from '../form/submitMessages.ts';
import type { KickoffContext } from './kickoffContext.ts';

const launchButton = (
  { strings, session }: KickoffContext,
  launch: () => void,
): TemplateResult => html`
  <vscode-button
    aria-keyshortcuts="Control+Enter Meta+Enter"
    icon=${session.sending ? 'loading' : 'play'}
    ?icon-spin=${session.sending}
    ?disabled=${session.sending || !session.open}
    aria-disabled=${session.sending || !session.open}
    @click=${launch}
    >${session.sending ? strings.launching : strings.launch}</vscode-button
  >
`;

/** The other button: to give up waiting, or to start over. */
const secondButton = ({ strings, session, post, clear }: KickoffContext): TemplateResult =>
  session.sending
    ? html`<vscode-button
        secondary
        @click=${() => {
          post({ type: 'stopWaiting' });
        }}
        >${strings.stopWaiting}</vscode-button
      >`
    : html`<vscode-button secondary @click=${clear}>${strings.clear}</vscode-button>`;

/** Stays in sight below the form: what went wrong, and the way on. */
export const actionBar = (context: KickoffContext, launch: () => void): TemplateResult => html`
  <footer>
    ${submitNotice(context, (action) => {
      context.post({ type: 'act', action });
    })}
    ${clearedNote(context, context)}
    <div class="buttons">
      ${launchButton(context, launch)} ${secondButton(context)}
      ${keysNote(context.strings.launchKeys, context)} ${problemSummary(context)}
    </div>
  </footer>
`;
