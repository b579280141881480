import { type TemplateResult, html, nothing } from 'lit';
import type { FormStrings } from '../../protocol/strings.ts';
import { description } from '../description.ts';
import type { ReadyView } from './kickoffContext.ts';

const accountChip = ({ account }: ReadyView, strings: FormStrings): TemplateResult => html`
  <p class="account ${account.demo ? 'demo' : ''}">
    <span
      class="codicon ${account.demo ? 'codicon-beaker' : 'codicon-account'}"
      aria-hidden="true"
    ></span>
    <span class="unseen">${account.demo ? nothing : `${strings.account}:`}</span>
    ${account.demo ? strings.demoAccount : account.label}
  </p>
`;

/** What is to be launched, and for which account. */
export const header = (view: ReadyView, strings: FormStrings): TemplateResult => html`
  <header>
    <div class="title">
      <h1>${view.workflow.name}</h1>
      ${accountChip(view, strings)}
    </div>
    ${description(view.workflow.description)}
  </header>
`;
