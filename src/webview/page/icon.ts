import { type TemplateResult, html } from 'lit';

/** A picture for the eye alone: what it says is said in words beside it. */
export const icon = (name: string, kind = ''): TemplateResult =>
  html`<span class="codicon codicon-${name} ${kind}" aria-hidden="true"></span>`;
