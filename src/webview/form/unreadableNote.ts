import { type TemplateResult, html, nothing } from 'lit';
import { lacksFields } from '../../core/form/fillableForm.ts';
import { format } from '../../core/base/format.ts';
import { commandButton } from '../page/commandButton.ts';
import type { FormContext } from './formContext.ts';

/** How many fields are named; more would leave no room for the form. */
const mostNamed = 5;

/**
 * The parts of the form that cannot be read, and the consequence.
 * @param openInBrowser undefined where the form has no page in the web application.
 */
export function unreadableNote(
  { session: { form }, strings }: FormContext,
  openInBrowser: (() => void) | undefined,
): TemplateResult | typeof nothing {
  const { unreadable = [] } = form;
  if (unreadable.length === 0) return nothing;
  const names = unreadable.slice(0, mostNamed).map(({ name, path }) => name ?? path);
  const all = [...names, ...(unreadable.length > mostNamed ? ['…'] : [])].join(', ');
  const lacks = lacksFields(form);
  return html`<div class="notice warning unreadable">
    <span class="codicon codicon-warning" aria-hidden="true"></span>
    <div class="said">
      <p class="message">${format(strings.unreadableFields, all)}</p>
      <p>${lacks ? strings.unreadableRequired : strings.unreadableOptional}</p>
    </div>
    ${
      openInBrowser
        ? commandButton({
            label: strings.openInBrowser,
            icon: 'link-external',
            press: openInBrowser,
          })
        : nothing
    }
  </div>`;
}
