import { type TemplateResult, html, nothing } from 'lit';
import type { LoadedKickoff, KickoffStrings } from '../../protocol/kickoffPage.ts';
import type { NoticeAction } from '../../protocol/notice.ts';
import { accountChip } from '../page/accountChip.ts';
import { asOfNote } from '../page/asOfNote.ts';
import { icon } from '../page/icon.ts';
import { lateDescription } from '../page/lateDescription.ts';
import { sentence } from '../page/sentence.ts';
import { staleNote } from '../page/stale.ts';

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

/** The workflow to launch, and the account; from when they are, and why there is nothing newer. */
export const header = (
  view: LoadedKickoff,
  strings: KickoffStrings,
  act: (action: NoticeAction) => void,
): TemplateResult => html`
  <header>
    <div class="title">
      <h1 dir="auto" tabindex="-1">${view.workflow.name}</h1>
      ${accountChip(view.account, strings)}
    </div>
    ${view.asOf === undefined ? nothing : html`<p class="state-line">${asOfNote(view, strings)}</p>`}
    ${staleNote(view, strings, act)} ${subRunNote(view, strings)}
    ${lateDescription(view.workflow.description)}
  </header>
`;
