import type { VscodeTextarea } from '@vscode-elements/elements/dist/vscode-textarea/index.js';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { type TemplateResult, html } from 'lit';
import { isDate } from '../../core/form/validate.ts';
import type { FieldStrings } from '../../protocol/fieldStrings.ts';
import type { FormContext } from './formContext.ts';
import { type InnerControl, innerControl } from './innerControl.ts';
import { leftAlone } from './leftAlone.ts';
import { type Row, describedBy } from './row.ts';
import type { ShownSelection } from './shownSelections.ts';

/** The value of a row's control, and how it is changed. */
export interface Control<Value> {
  readonly row: Row;
  readonly value: Value;
  /** Whether the value can be read but not changed. */
  readonly locked: boolean;
  readonly edit: (value: Value) => void;
}

export interface TextLook {
  readonly placeholder?: string;
  readonly inputMode?: InnerControl['inputMode'];
  readonly type?: 'text' | 'date' | 'datetime-local';
  /** Whether the typed text already means the value. */
  readonly isSame?: (typed: string) => boolean;
}

/**
 * A year of five digits is a mistake: neither our calendar nor that of the service goes that far.
 */
const lastDay = '9999-12-31';

const about = (row: Row, { inputMode, type }: TextLook = {}): InnerControl => ({
  required: row.required,
  invalid: row.message !== undefined,
  describedBy: describedBy(row),
  inputMode,
  ...(type === 'date' && { max: lastDay }),
  ...(type === 'datetime-local' && { max: `${lastDay}T23:59` }),
});

/** A text input. It is never of a type that the browser checks by itself: our own check decides. */
export const textControl = (
  { row, value, locked, edit }: Control<string>,
  look: TextLook = {},
): TemplateResult => html`
  <vscode-textfield
    id=${row.id}
    autocomplete="off"
    type=${look.type ?? 'text'}
    inputmode=${look.inputMode ?? 'text'}
    placeholder=${look.placeholder ?? ''}
    .label=${row.label}
    .value=${leftAlone(value, (typed) => !locked && (look.isSame?.(typed) ?? typed === value))}
    ?invalid=${row.message !== undefined}
    ?readonly=${locked}
    @input=${(event: Event) => {
      edit((event.currentTarget as VscodeTextfield).value);
    }}
    ${innerControl(about(row, look))}
  ></vscode-textfield>
`;

/**
 * A text that is no date stays visible, so that it can be corrected: a date control would show
 * nothing.
 */
export const dateControl = (control: Control<string>): TemplateResult =>
  textControl(control, {
    type: control.value === '' || isDate(control.value) ? 'date' : 'text',
  });

const rowsFor = (text: string): number => Math.min(12, Math.max(4, text.split('\n').length + 1));

export const longTextControl = ({ row, value, locked, edit }: Control<string>): TemplateResult =>
  html`<vscode-textarea
    id=${row.id}
    resize="vertical"
    spellcheck="true"
    rows=${rowsFor(value)}
    .label=${row.label}
    .value=${value}
    ?invalid=${row.message !== undefined}
    ?readonly=${locked}
    @input=${(event: Event) => {
      edit((event.currentTarget as VscodeTextarea).value);
    }}
    ${innerControl(about(row))}
  ></vscode-textarea>`;

/** The properties that every field with a list gets from its row. */
const comboAbout = (row: Row) => ({
  id: row.id,
  label: row.label,
  required: row.required,
  invalid: row.message !== undefined,
  describedBy: describedBy(row).join(' '),
});

export const dropdownControl = (
  { row, value, locked, edit }: Control<string>,
  selections: readonly ShownSelection[],
  strings: FieldStrings,
): TemplateResult =>
  html`<pneumatic-choice-field
    .about=${comboAbout(row)}
    .strings=${strings}
    .selections=${selections.filter(({ gone }) => !gone)}
    .chosenLabel=${selections.find(({ id }) => id === value)?.label ?? ''}
    .value=${value}
    .locked=${locked}
    @choice-edit=${(event: CustomEvent<string>) => {
      edit(event.detail);
    }}
  ></pneumatic-choice-field>`;

export const personControl = (
  { row, value, locked, edit }: Control<string>,
  { strings, people, session }: FormContext,
): TemplateResult =>
  html`<pneumatic-person-field
    .about=${comboAbout(row)}
    .strings=${strings}
    .people=${session.form.assignees ?? people}
    .complete=${session.form.assignees !== undefined}
    .value=${value}
    .locked=${locked}
    @person-edit=${(event: CustomEvent<string>) => {
      edit(event.detail);
    }}
  ></pneumatic-person-field>`;
