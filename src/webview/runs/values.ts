import { type TemplateResult, html, nothing } from 'lit';
import type { RunValue } from '../../core/runs/run.ts';
import { fieldBlocks } from '../../core/form/sections.ts';
import type { FieldKind } from '../../core/form/field.ts';
import { description } from '../page/description.ts';
import { fact } from '../page/facts.ts';
import type { RunContext } from './runContext.ts';

/** Whether the values of a kind are written in Markdown. */
const marked: Readonly<Record<FieldKind, boolean>> = {
  string: false,
  text: true,
  number: false,
  date: false,
  url: true,
  radio: false,
  dropdown: false,
  checkbox: false,
  user: false,
  file: true,
  unknown: false,
};

function valueText({ kind, text }: RunValue, { strings }: RunContext): unknown {
  if (text.trim() === '') return html`<span class="muted">${strings.emptyValue}</span>`;
  return marked[kind] ? description(text) : html`<span class="plain">${text}</span>`;
}

const list = (values: readonly RunValue[], context: RunContext): TemplateResult =>
  html`<dl class="values">
    ${values.map((value) => fact(value.name, valueText(value, context)))}
  </dl>`;

/** The values that the run was launched with, under the headings of the kick-off form. */
export function values(context: RunContext): TemplateResult {
  const { strings, view } = context;
  return html`
    <section aria-labelledby="values">
      <h2 id="values">${strings.kickoffValues}</h2>
      ${view.run.values.length === 0 ? html`<p class="muted">${strings.noValues}</p>` : nothing}
      ${fieldBlocks(view.run.values).map(({ section, fields }) =>
        section === undefined
          ? list(fields, context)
          : html`<h3 dir="auto">${section.title}</h3>
              ${section.description === '' ? nothing : html`<p class="help" dir="auto">${section.description}</p>`}
              ${list(fields, context)}`,
      )}
    </section>
  `;
}
