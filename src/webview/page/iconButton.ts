import { type TemplateResult, html, nothing } from 'lit';
import { icon } from './icon.ts';

/**
 * A button that is a picture alone, beside the thing that it changes.
 * @param held why it does nothing for now.
 */
export const iconButton = (
  label: string,
  name: string,
  press: () => void,
  held?: string,
): TemplateResult => html`
  <button
    type="button"
    class="icon-button"
    title=${held === undefined ? label : `${label}: ${held}`}
    aria-label=${label}
    aria-disabled=${held === undefined ? nothing : 'true'}
    @click=${press}
  >
    ${icon(name)}
  </button>
`;

/**
 * A button in words, where there is nothing yet that it changes.
 * @param held why it does nothing for now.
 */
export const linkButton = (label: string, press: () => void, held?: string): TemplateResult => html`
  <button
    type="button"
    class="link"
    title=${held ?? nothing}
    aria-disabled=${held === undefined ? nothing : 'true'}
    @click=${press}
  >
    ${label}
  </button>
`;
