import { type TemplateResult, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { FormStrings } from '../../protocol/strings.ts';
import { markdownFragment } from '../markdown.ts';
import type { ReadyView } from './formSession.ts';

/** A description that somebody wrote in Markdown; nothing where it is empty. */
export const description = (source: string): unknown =>
  source.trim() === ''
    ? nothing
    : guard([source], () => html`<div class="markdown">${markdownFragment(source)}</div>`);

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
