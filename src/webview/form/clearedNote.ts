import { type TemplateResult, html, nothing } from 'lit';
import type { FormInput } from '../../core/form/input.ts';
import type { FormContext } from './formContext.ts';

/** The input that was cleared, and how to restore it. */
export interface Cleared {
  /** undefined if nothing was cleared, or if something was typed since. */
  readonly cleared: FormInput | undefined;
  readonly restore: (input: FormInput) => void;
}

/**
 * Offers to restore the cleared input; the page announces to screen readers that it was cleared.
 */
export function clearedNote(
  { strings, session }: FormContext,
  { cleared, restore }: Cleared,
): TemplateResult | typeof nothing {
  if (!cleared || session.sending) return nothing;
  return html`
    <div class="notice info cleared">
      <span class="codicon codicon-info" aria-hidden="true"></span>
      <p class="message">${strings.cleared}</p>
      <vscode-button
        secondary
        @click=${() => {
          // Waits for the end of the key press on the button, which would otherwise be typed into the form.
          setTimeout(() => {
            restore(cleared);
          });
        }}
        >${strings.restore}</vscode-button
      >
    </div>
  `;
}
