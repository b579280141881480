import { type TemplateResult, html, nothing } from 'lit';
import { hasContent } from '../../core/form/input.ts';
import { valuesLockOf } from '../../core/runs/runForm.ts';
import { clearedNote } from '../form/clearedNote.ts';
import { fieldRows } from '../form/fieldRows.ts';
import { newsNote } from '../form/newsNote.ts';
import { secondButton } from '../form/secondButton.ts';
import { keysNote, problemSummary, submitNotice } from '../form/submitMessages.ts';
import { unreadableNote } from '../form/unreadableNote.ts';
import { accountChip } from '../page/accountChip.ts';
import { commandButton } from '../page/commandButton.ts';
import { asOfNote } from '../page/asOfNote.ts';
import { heldId, heldText } from '../page/held.ts';
import { icon } from '../page/icon.ts';
import { sentence } from '../page/sentence.ts';
import { staleNote } from '../page/stale.ts';
import type { ValuesContext } from './valuesContext.ts';

/** Whether the last thing that happened here is that values were saved. */
export const isSaved = ({ view, session }: Pick<ValuesContext, 'view' | 'session'>): boolean =>
  view.saving.phase === 'saved' && !hasContent(session.input);

const openRunButton = ({ strings, post }: ValuesContext): TemplateResult =>
  commandButton({
    label: strings.openRun,
    icon: 'list-tree',
    press: () => {
      post({ type: 'openRun' });
    },
  });

/** Why the values can only be looked at. */
function lockNote({ view, strings }: ValuesContext): unknown {
  const lock = valuesLockOf(view.form);
  return lock === undefined
    ? nothing
    : html`<div class="notice info" role="note" tabindex="-1">
        ${icon('info')}
        <p class="message">${strings.locks[lock]}</p>
      </div>`;
}

/** The run whose values these are, and why nothing newer is shown. */
const header = (context: ValuesContext): TemplateResult => {
  const { view, strings, post } = context;
  return html`<header>
    <div class="title">
      <h1 dir="auto" tabindex="-1">${sentence(strings.title, view.form.run.name)}</h1>
      ${accountChip(view.account, strings)}
    </div>
    ${view.asOf === undefined ? nothing : html`<p class="state-line">${asOfNote(view, strings)}</p>`}
    <p class="help">${strings.help}</p>
    ${staleNote(view, strings, (action) => {
      post({ type: 'act', action });
    })}
    ${lockNote(context)}
    <div class="buttons commands">${openRunButton(context)}</div>
  </header>`;
};

const isOff = ({ session, view }: ValuesContext): boolean =>
  session.sending || !session.open || view.asOf !== undefined;

const saveButton = (context: ValuesContext): TemplateResult => {
  const { strings, session, view, save } = context;
  return html`<vscode-button
    id="save"
    aria-describedby=${view.asOf === undefined ? nothing : heldId}
    title=${heldText(view, strings) ?? nothing}
    aria-keyshortcuts="Control+Enter Meta+Enter"
    icon=${session.sending ? 'loading' : 'save'}
    ?icon-spin=${session.sending}
    ?disabled=${isOff(context)}
    aria-disabled=${isOff(context)}
    @click=${save}
    >${session.sending ? strings.saving : strings.save}</vscode-button
  >`;
};

const savedNote = (context: ValuesContext): unknown =>
  isSaved(context)
    ? html`<div class="notice info saved" tabindex="-1">
        ${icon('pass-filled')}
        <p class="message">${sentence(context.strings.saved, context.view.form.run.name)}</p>
      </div>`
    : nothing;

const actionBar = (context: ValuesContext): TemplateResult => html`
  <footer>
    ${submitNotice(context, (action) => {
      context.post({ type: 'act', action });
    })}
    ${savedNote(context)} ${clearedNote(context, context)}
    <div class="buttons">
      ${saveButton(context)} ${secondButton(context)} ${keysNote(context.strings.saveKeys, context)}
      ${problemSummary(context)}
    </div>
  </footer>
`;

/** The form with the values that the run has, and the bar to save what was changed. */
export const valuesForm = (context: ValuesContext): TemplateResult => {
  const { view, strings, session, post } = context;
  const openInBrowser = view.inBrowser
    ? (): void => {
        post({ type: 'openInBrowser' });
      }
    : undefined;
  return html`
    ${header(context)}
    <div class="form" aria-busy=${session.sending}>
      ${newsNote(context, view.news, {
        copy: () => {
          post({ type: 'copyInput' });
        },
        dismiss: () => {
          post({ type: 'dismissNews' });
        },
      })}
      ${unreadableNote(context, openInBrowser)}
      ${
        view.form.fields.length === 0
          ? nothing
          : html`<section aria-labelledby="kickoff-form">
                <h2 id="kickoff-form">${strings.kickoffForm}</h2>
                ${fieldRows(context)}
              </section>
              ${actionBar(context)}`
      }
    </div>
  `;
};
