import { type TemplateResult, html, nothing } from 'lit';
import { clearedNote } from '../form/clearedNote.ts';
import { secondButton } from '../form/secondButton.ts';
import { heldId, heldText } from '../page/held.ts';
import { type MenuFacts, menuButton } from '../page/menu.ts';
import { keysNote, problemSummary, submitNotice } from '../form/submitMessages.ts';
import type { KickoffContext } from './kickoffContext.ts';

const isOff = ({ session, view }: KickoffContext): boolean =>
  session.sending || !session.open || view.asOf !== undefined;

const launchButton = (context: KickoffContext, launch: () => void): TemplateResult => {
  const { strings, session, view } = context;
  return html`<vscode-button
    id="launch"
    aria-describedby=${view.asOf === undefined ? nothing : heldId}
    title=${heldText(view, strings) ?? nothing}
    aria-keyshortcuts="Control+Enter Meta+Enter"
    icon=${session.sending ? 'loading' : 'play'}
    ?icon-spin=${session.sending}
    ?disabled=${isOff(context)}
    aria-disabled=${isOff(context)}
    @click=${launch}
    >${session.sending ? strings.launching : strings.launch}</vscode-button
  >`;
};

/** Says why the form cannot be launched yet, in the place of the keys that launch it. */
const keys = (context: KickoffContext): unknown => {
  const { strings, view } = context;
  const held = heldText(view, strings);
  return held === undefined
    ? keysNote(strings.launchKeys, context)
    : html`<p class="keys held">${held}</p>`;
};

const formFacts = ({ view: { workflow, subRunOf } }: KickoffContext): MenuFacts => ({
  webviewSection: 'form',
  id: workflow.id,
  name: workflow.name,
  // The launch of a sub-run is not written down, since its task takes it for a while only.
  can: subRunOf ? '' : 'write',
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
      ${menuButton(context.strings.more, formFacts(context))} ${keys(context)}
      ${problemSummary(context)}
    </div>
  </footer>
`;
