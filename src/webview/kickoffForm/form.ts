import { type TemplateResult, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { valuesByField } from '../../core/form/input.ts';
import { fieldBlocks } from '../../core/form/sections.ts';
import type { FormSection } from '../../core/workflow.ts';
import { actionBar } from './actionBar.ts';
import { textControl } from './controls.ts';
import { fieldRow } from './fieldRow.ts';
import type { FormContext } from './formContext.ts';
import { description } from './header.ts';
import { formId, rowTemplate } from './row.ts';
import { taskLinks } from './taskLinks.ts';

function nameRow(context: FormContext): TemplateResult {
  const { strings, session } = context;
  const row = {
    id: 'run-name',
    key: 'name',
    label: strings.runName,
    required: true,
    help: strings.runNameHelp,
    message: session.messageAt('name', strings),
  };
  const control = textControl({
    row,
    value: session.input.name ?? session.view.suggestedName,
    locked: session.sending,
    edit: (name) => {
      context.edit({ part: 'name' }, { ...session.input, name });
    },
  });
  return rowTemplate(row, control, strings);
}

function fields(context: FormContext): TemplateResult {
  const { session, strings } = context;
  const { form } = session.view.workflow;
  const values = valuesByField(form.fields, session.input);
  const places = new Map(form.fields.map(({ id }, index) => [id, index]));
  return html`
    <section aria-labelledby="kickoff-form">
      <h2 id="kickoff-form">${strings.kickoffForm}</h2>
      ${description(form.description)}
      ${form.fields.length === 0 ? html`<p class="help">${strings.noFields}</p>` : nothing}
      ${fieldBlocks(form.fields).map((block, index) => {
        const rows = repeat(
          block.fields,
          ({ id }) => id,
          (field) => fieldRow(field, places.get(field.id) ?? 0, values.get(field.id), context),
        );
        return block.section ? headed(block.section, `section-${index}`, rows) : rows;
      })}
    </section>
  `;
}

/** Fields that belong together, under their heading. */
const headed = (section: FormSection, id: string, rows: unknown): TemplateResult => html`
  <div class="set" role="group" aria-labelledby=${id}>
    <h3 id=${id}>${section.title}</h3>
    ${section.description === '' ? nothing : html`<p class="help">${section.description}</p>`}
    ${rows}
  </div>
`;

const inactiveNote = ({ strings }: FormContext): TemplateResult => html`
  <div class="notice info">
    <span class="codicon codicon-info" aria-hidden="true"></span>
    <p class="message">${strings.inactive}</p>
  </div>
`;

/** The form itself. The browser's own checks stay out of it: ours are the host's. */
export const form = (context: FormContext, launch: () => void): TemplateResult => {
  const { workflow, overridesTaskLinks } = context.session.view;
  return html`
    <div class="form" aria-busy=${context.session.sending}>
      ${workflow.active ? nothing : inactiveNote(context)} ${nameRow(context)} ${fields(context)}
      ${overridesTaskLinks && workflow.tasks.length > 0 ? taskLinks(context) : nothing}
      <form
        id=${formId}
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          launch();
        }}
      >
        ${actionBar(context)}
      </form>
    </div>
  `;
};
