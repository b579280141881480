import { type TemplateResult, html, nothing } from 'lit';

/** The account of a page; the demo account stands out. */
export const accountChip = (
  account: { readonly label: string; readonly demo: boolean },
  strings: { readonly account: string; readonly demoAccount: string },
): TemplateResult => html`
  <p class="account ${account.demo ? 'demo' : ''}">
    <span
      class="codicon ${account.demo ? 'codicon-beaker' : 'codicon-account'}"
      aria-hidden="true"
    ></span>
    <span class="unseen">${account.demo ? nothing : `${strings.account}:`}</span>
    ${account.demo ? strings.demoAccount : account.label}
  </p>
`;
