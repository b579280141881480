import { type TemplateResult, html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { AccountView } from '../../protocol/pageFrame.ts';

/** The account of a page; the demo account stands out. */
export const accountChip = (
  account: AccountView,
  strings: { readonly account: string; readonly demoAccount: string },
): TemplateResult => html`
  <p class="account ${account.demo ? 'demo' : ''}" title=${ifDefined(account.server)}>
    <span
      class="codicon ${account.demo ? 'codicon-beaker' : 'codicon-account'}"
      aria-hidden="true"
    ></span>
    <span class="unseen">${account.demo ? nothing : `${strings.account}:`}</span>
    ${account.demo ? strings.demoAccount : account.label}
  </p>
`;
