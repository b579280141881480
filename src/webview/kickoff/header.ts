import { type TemplateResult, html } from 'lit';
import type { LoadedKickoff, KickoffStrings } from '../../protocol/kickoffPage.ts';
import { accountChip } from '../page/accountChip.ts';
import { description } from '../page/description.ts';

/** The workflow to launch, and the account. */
export const header = (view: LoadedKickoff, strings: KickoffStrings): TemplateResult => html`
  <header>
    <div class="title">
      <h1 dir="auto" tabindex="-1">${view.workflow.name}</h1>
      ${accountChip(view.account, strings)}
    </div>
    ${description(view.workflow.description)}
  </header>
`;
