import { type TemplateResult, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { targetKey } from '../../core/base/formTarget.ts';
import { valuesByField } from '../../core/form/input.ts';
import { fieldBlocks } from '../../core/form/sections.ts';
import type { FormSection } from '../../core/form/field.ts';
import { fieldRow } from './fieldRow.ts';
import type { FormContext } from './formContext.ts';
import { problemParts } from './row.ts';

/** The fields of a form, as far as they are drawn; those of a section stand together under its heading. */
export function fieldRows(context: FormContext): readonly unknown[] {
  const { form, input } = context.session;
  const values = valuesByField(form.fields, input);
  const places = new Map(form.fields.map(({ id }, index) => [id, index]));
  return fieldBlocks(form.fields.slice(0, context.drawn)).map((block, index) => {
    const rows = repeat(
      block.fields,
      ({ id }) => id,
      (field) => fieldRow(field, places.get(field.id) ?? 0, values.get(field.id), context),
    );
    return block.section ? headed(block.section, `section-${index}`, rows, context) : rows;
  });
}

/** The fields of a section, under its heading and the problems of the section. */
function headed(
  section: FormSection,
  id: string,
  rows: unknown,
  { session, strings }: FormContext,
): TemplateResult {
  const key = targetKey({ part: 'set', id: section.id });
  const message = session.messageAt(key, strings);
  const problemId = `${id}-problem`;
  const described = message === undefined ? nothing : problemId;
  return html`
    <div
      class="set"
      dir="auto"
      role="group"
      aria-labelledby=${id}
      aria-describedby=${described}
      data-set=${key}
    >
      <h3 id=${id}>${section.title}</h3>
      ${
        section.description === ''
          ? nothing
          : html`<p class="help" dir="auto">${section.description}</p>`
      }
      ${
        message === undefined
          ? nothing
          : html`<p class="problem" dir="auto" role="alert" id=${problemId}>
              ${problemParts(message)}
            </p>`
      }
      ${rows}
    </div>
  `;
}
