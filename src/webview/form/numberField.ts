import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  type MarkMeaning,
  type MarkMeanings,
  type NumberReading,
  readNumberField,
} from '../../core/form/numbers.ts';
import type { Field } from '../../core/form/field.ts';
import { format } from '../../core/base/format.ts';
import { type Control, textControl } from './controls.ts';
import type { FormContext } from './formContext.ts';

type Ambiguous = Extract<NumberReading, { readonly kind: 'ambiguous' }>;

/**
 * Asks what a mark in a number means. The answer counts for all numbers of the form with that mark.
 */
function question(
  field: Field,
  { row, value, locked }: Control<string>,
  { mark, texts }: Ambiguous,
  { strings, session, edit }: FormContext,
): TemplateResult {
  const said = session.input.marks?.[mark];
  const id = `${row.id}-meaning`;
  const answer = (meaning: MarkMeaning): void => {
    const marks: MarkMeanings = { ...session.input.marks, [mark]: meaning };
    edit({ part: 'field', id: field.id }, { ...session.input, marks });
  };
  const choice = (meaning: MarkMeaning): TemplateResult => html`
    <label class="radio">
      <input
        type="radio"
        name=${id}
        .checked=${live(said === meaning)}
        ?disabled=${locked && said !== meaning}
        @change=${() => {
          answer(meaning);
        }}
      />
      <span>${texts[meaning]}</span>
    </label>
  `;
  return html`<div class="choices meaning" dir="auto" role="radiogroup" aria-labelledby=${id}>
    <p class="note" id=${id}>${format(strings.numberMeaning, value.trim())}</p>
    ${choice('thousands')} ${choice('decimal')}
  </div>`;
}

/** A text input for a number, with a question below it if the number can be read in two ways. */
export function numberControl(
  field: Field,
  control: Control<string>,
  context: FormContext,
): TemplateResult {
  const reading = readNumberField(field, control.value, undefined);
  return html`${textControl(control, { inputMode: 'decimal' })}
  ${reading.kind === 'ambiguous' ? question(field, control, reading, context) : nothing}`;
}
