import { type TemplateResult, html, nothing } from 'lit';
import { icon } from '../page/icon.ts';
import { lateDescription } from '../page/lateDescription.ts';
import { newsNote } from '../form/newsNote.ts';
import { fieldRows } from '../form/fieldRows.ts';
import { unreadableNote } from '../form/unreadableNote.ts';
import { aboutRun } from './aboutRun.ts';
import { actionBar } from './actionBar.ts';
import type { KickoffContext } from './kickoffContext.ts';
import { path } from './path.ts';
import { taskLinks } from './taskLinks.ts';

const openInBrowser = ({ view, post }: KickoffContext): (() => void) | undefined =>
  view.opensInBrowser
    ? () => {
        post({ type: 'openInBrowser' });
      }
    : undefined;

function fields(context: KickoffContext): TemplateResult {
  const { strings, view } = context;
  const { form } = view.workflow;
  const isEmpty = form.fields.length === 0 && form.unreadable === undefined;
  return html`
    <section aria-labelledby="kickoff-form">
      <h2 id="kickoff-form">${strings.kickoffForm}</h2>
      ${lateDescription(form.description)} ${unreadableNote(context, openInBrowser(context))}
      ${isEmpty ? html`<p class="help">${strings.noFields}</p>` : nothing} ${fieldRows(context)}
    </section>
  `;
}

const inactiveNote = ({ strings }: KickoffContext): TemplateResult => html`
  <div class="notice info">
    <span class="codicon codicon-info" aria-hidden="true"></span>
    <p class="message">${strings.inactive}</p>
  </div>
`;

/** Says that a link has filled in what is marked. */
const linkNote = ({ strings, session }: KickoffContext): unknown =>
  (session.input.fromLink ?? []).length === 0
    ? nothing
    : html`<div class="notice info filled-by-link" role="alert">
        ${icon('link')}
        <p class="message">${strings.filledByLink}</p>
      </div>`;

/**
 * The fields and the button. It is no `form` element: Enter in any field would submit that, and its
 * own checks differ from those of the host.
 */
export const form = (context: KickoffContext, launch: () => void): TemplateResult => {
  const { session } = context;
  return html`
    <div class="form" aria-busy=${session.sending}>
      ${context.view.workflow.active ? nothing : inactiveNote(context)} ${linkNote(context)}
      ${newsNote(context, context.view.news, {
        copy: () => {
          context.post({ type: 'copyInput' });
        },
        dismiss: () => {
          context.post({ type: 'dismissNews' });
        },
      })}
      ${aboutRun(context)} ${fields(context)}
      ${session.form.linkTasks.length > 0 ? taskLinks(context) : nothing}
      ${path(context.view.workflow, context.strings)} ${actionBar(context, launch)}
    </div>
  `;
};
