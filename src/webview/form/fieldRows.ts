import { type TemplateResult, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { valuesByField } from '../../core/form/input.ts';
import { fieldBlocks } from '../../core/form/sections.ts';
import type { FormSection } from '../../core/workflow.ts';
import { fieldRow } from './fieldRow.ts';
import type { FormContext } from './formContext.ts';

/** The fields of a form, those of a section together under its heading. */
export function fieldRows(context: FormContext): readonly unknown[] {
  const { form, input } = context.session;
  const values = valuesByField(form.fields, input);
  const places = new Map(form.fields.map(({ id }, index) => [id, index]));
  return fieldBlocks(form.fields).map((block, index) => {
    const rows = repeat(
      block.fields,
      ({ id }) => id,
      (field) => fieldRow(field, places.get(field.id) ?? 0, values.get(field.id), context),
    );
    return block.section ? headed(block.section, `section-${index}`, rows) : rows;
  });
}

/** Fields that belong together, under their heading. */
const headed = (section: FormSection, id: string, rows: unknown): TemplateResult => html`
  <div class="set" dir="auto" role="group" aria-labelledby=${id}>
    <h3 id=${id}>${section.title}</h3>
    ${section.description === '' ? nothing : html`<p class="help" dir="auto">${section.description}</p>`}
    ${rows}
  </div>
`;
