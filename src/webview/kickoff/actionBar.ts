import { type TemplateResult, html } from 'lit';
import { clearedNote } from '../form/clearedNote.ts';
import { secondButton } from '../form/secondButton.ts';
import { type MenuFacts, menuButton } from '../page/menu.ts';
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

const formFacts = ({ view: { workflow } }: KickoffContext): MenuFacts => ({
  webviewSection: 'form',
  id: workflow.id,
  name: workflow.name,
});

/** The bar that stays visible below the form, with the last notice and the buttons. */
export const actionBar = (context: KickoffContext, launch: () => void): TemplateResult => html`
  <footer>
    ${submitNotice(context, (action) => {
      context.post({ type: 'act', action });
    })}
    ${clearedNote(context, context)}
    <div class="buttons">
      ${launchButton(context, launch)} ${secondButton(context)}
      ${menuButton(context.strings.more, formFacts(context))}
      ${keysNote(context.strings.launchKeys, context)} ${problemSummary(context)}
    </div>
  </footer>
`;
