import type { TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { type FieldValue, emptyValue, withValue } from '../../core/form/input.ts';
import { assertNever } from '../../core/result.ts';
import type { Field } from '../../core/workflow.ts';
import { type FieldStrings, format } from '../../protocol/strings.ts';
import { checkboxControl, radioControl } from './choices.ts';
import {
  type Control,
  dateControl,
  dropdownControl,
  longTextControl,
  personControl,
  textControl,
} from './controls.ts';
import type { FormContext } from './formContext.ts';
import { targetKey } from './formSession.ts';
import { type Row, rowTemplate } from './row.ts';

/** What we add to the description of a field, by its kind. */
function noteOn(field: Field, strings: FieldStrings): string | undefined {
  if (field.kind === 'file') return strings.fileHelp;
  if (field.kind === 'user') return strings.userHelp;
  return field.kind === 'unknown' ? format(strings.unknownType, field.sourceType) : undefined;
}

function textualControl(
  field: Field,
  control: Control<string>,
  { strings, people }: FormContext,
): TemplateResult {
  switch (field.kind) {
    case 'radio':
      return radioControl(control, field.selections, strings.clearChoice);
    case 'dropdown':
      return dropdownControl(control, field.selections, strings.choose);
    case 'text':
      return longTextControl(control);
    case 'date':
      return dateControl(control);
    case 'user':
      return personControl(control, people);
    case 'number':
      return textControl(control, { inputMode: 'decimal' });
    case 'url':
    case 'file':
      return textControl(control, { inputMode: 'url' });
    case 'string':
    case 'unknown':
    case 'checkbox':
      return textControl(control);
    default:
      return assertNever(field.kind);
  }
}

function fieldControl(
  field: Field,
  row: Row,
  value: FieldValue,
  context: FormContext,
): TemplateResult {
  const common = {
    row,
    locked: context.session.sending,
    edit: (changed: FieldValue) => {
      const { session } = context;
      const target = { part: 'field', id: field.id } as const;
      context.edit(target, withValue(session.input, field, changed));
    },
  };
  return typeof value === 'string'
    ? textualControl(field, { ...common, value }, context)
    : checkboxControl({ ...common, value }, field.selections);
}

/** One field of the form; drawn again only when something about it has changed. */
export function fieldRow(
  field: Field,
  index: number,
  value: FieldValue = emptyValue(field),
  context: FormContext,
): unknown {
  const { strings, session, people } = context;
  const key = targetKey({ part: 'field', id: field.id });
  const message = session.messageAt(key, strings);
  return guard([session, field, strings, people, value, message, session.sending], () => {
    const row: Row = {
      id: `field-${index}`,
      key,
      label: field.name,
      required: field.required,
      help: field.description,
      note: noteOn(field, strings),
      message,
    };
    const group = field.kind === 'radio' || field.kind === 'checkbox';
    return rowTemplate(row, fieldControl(field, row, value, context), strings, group);
  });
}
