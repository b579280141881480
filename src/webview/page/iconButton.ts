import { type TemplateResult, html } from 'lit';
import { icon } from './icon.ts';

/** A button that is a picture alone, beside the thing that it changes. */
export const iconButton = (label: string, name: string, press: () => void): TemplateResult => html`
  <button type="button" class="icon-button" title=${label} aria-label=${label} @click=${press}>
    ${icon(name)}
  </button>
`;

/** A button in words, where there is nothing yet that it changes. */
export const linkButton = (label: string, press: () => void): TemplateResult => html`
  <button type="button" class="link" @click=${press}>${label}</button>
`;
