import { type TemplateResult, html } from 'lit';

/** A decorative icon: text beside it has the same meaning. */
export const icon = (name: string, kind = ''): TemplateResult =>
  html`<span class="codicon codicon-${name} ${kind}" aria-hidden="true"></span>`;
