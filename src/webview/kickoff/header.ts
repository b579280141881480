import { type TemplateResult, html, nothing } from 'lit';
import type { LoadedKickoff, KickoffStrings } from '../../protocol/kickoffPage.ts';
import { accountChip } from '../page/accountChip.ts';
import { description } from '../page/description.ts';
import { icon } from '../page/icon.ts';
import { sentence } from '../page/sentence.ts';

/** The task that the form launches a sub-run of. */
function subRunNote({ subRunOf }: LoadedKickoff, strings: KickoffStrings): unknown {
  if (subRunOf === undefined) return nothing;
  const { task, run, closed } = subRunOf;
  return html`<div class="notice ${closed ? 'warning' : 'info'} sub-run-of" role="note">
    ${icon(closed ? 'warning' : 'type-hierarchy-sub')}
    <div class="said">
      <p class="message">${sentence(strings.subRunOf, task, run)}</p>
      ${closed ? html`<p>${strings.subRunClosed}</p>` : nothing}
    </div>
  </div>`;
}

/** The workflow to launch, and the account. */
export const header = (view: LoadedKickoff, strings: KickoffStrings): TemplateResult => html`
  <header>
    <div class="title">
      <h1 dir="auto" tabindex="-1">${view.workflow.name}</h1>
      ${accountChip(view.account, strings)}
    </div>
    ${subRunNote(view, strings)} ${description(view.workflow.description)}
  </header>
`;
