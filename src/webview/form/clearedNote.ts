import { type TemplateResult, html, nothing } from 'lit';
import type { FormInput } from '../../core/form/input.ts';
import type { FormContext } from './formContext.ts';

/** What was cleared from a form, and the way back. */
export interface Cleared {
  /** undefined where nothing was, or where something else has been typed since. */
  readonly cleared: FormInput | undefined;
  readonly restore: (input: FormInput) => void;
}

/** Offers to bring back what was cleared; the page says aloud that it was. */
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
          // After the key that has pressed the button, which would else be typed into the form.
          setTimeout(() => {
            restore(cleared);
          });
        }}
        >${strings.restore}</vscode-button
      >
    </div>
  `;
}
