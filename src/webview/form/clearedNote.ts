import { type TemplateResult, html, nothing } from 'lit';
import { type FormInput, hasContent } from '../../core/form/input.ts';
import type { FormContext } from './formContext.ts';

/** The input that was cleared, and how to restore it. */
export interface Cleared {
  /** undefined if nothing was cleared, or if something was typed since. */
  readonly cleared: FormInput | undefined;
  readonly restore: (input: FormInput) => void;
}

/** What happened to the earlier input: a form that holds something else was filled in since. */
export const clearedText = ({
  strings,
  session,
}: Pick<FormContext, 'strings' | 'session'>): string =>
  hasContent(session.input) ? strings.replaced : strings.cleared;

/**
 * Offers to restore the cleared input; the page announces to screen readers that it was cleared.
 */
export function clearedNote(
  context: FormContext,
  { cleared, restore }: Cleared,
): TemplateResult | typeof nothing {
  const { strings, session } = context;
  if (!cleared || session.sending) return nothing;
  return html`
    <div class="notice info cleared">
      <span class="codicon codicon-info" aria-hidden="true"></span>
      <p class="message">${clearedText(context)}</p>
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
