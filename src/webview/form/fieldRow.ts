import type { TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { fileLinksIn } from '../../core/form/fileLinks.ts';
import { targetKey } from '../../core/base/formTarget.ts';
import {
  type FieldValue,
  emptyValue,
  isUnfilled,
  startOf,
  withValue,
} from '../../core/form/input.ts';
import { isFromLink } from '../../core/form/linkMarks.ts';
import { clashAt } from '../../core/form/startChanges.ts';
import { valueText } from '../../core/form/filledFields.ts';
import { assertNever } from '../../core/base/result.ts';
import { menuOf } from '../page/menu.ts';
import { type Field, type FieldKind, isChoiceKind } from '../../core/form/field.ts';
import { format } from '../../core/base/format.ts';
import { clashChoice } from './clashChoice.ts';
import { checkboxControl, radioControl } from './choices.ts';
import {
  type Control,
  dateControl,
  dropdownControl,
  longTextControl,
  personControl,
  textControl,
} from './controls.ts';
import { fileControl } from './fileField.ts';
import { numberControl } from './numberField.ts';
import type { FormContext } from './formContext.ts';
import { shownSelections } from './shownSelections.ts';
import { type Row, rowTemplate } from './row.ts';

function fileNote(value: FieldValue, { strings, files, session }: FormContext): string | undefined {
  const own = session.rules.fileLinks !== undefined;
  if (!files) return own ? strings.fileHelpOwnLink : strings.fileHelp;
  const uploaded = typeof value === 'string' && fileLinksIn(value).length > 0;
  if (uploaded) return undefined;
  return session.rules.filesByNumber === true
    ? strings.fileHelpNoLink
    : own
      ? strings.fileHelpOwnUpload
      : strings.fileHelpUpload;
}

/** Our own note for a field, by its kind. */
function noteOn(field: Field, value: FieldValue, context: FormContext): string | undefined {
  const { strings, session } = context;
  const start = startOf(field);
  if (isUnfilled(field, value) && !isUnfilled(field, start)) {
    return format(
      field.required ? strings.emptiedRequired : strings.emptied,
      valueText(field, start),
    );
  }
  const chosen = session.form.assignees !== undefined;
  if (field.hasUnreadableSelections === true) return strings.missingOptions;
  if (field.kind === 'file') return fileNote(value, context);
  if (field.kind === 'user') return chosen ? strings.assigneeHelp : strings.userHelp;
  if (field.kind !== 'unknown') return undefined;
  return isChoiceKind(field.sourceType)
    ? strings.unknownOptions
    : format(strings.unknownType, field.sourceType);
}

function textualControl(
  field: Field,
  control: Control<string>,
  context: FormContext,
): TemplateResult {
  const { strings } = context;
  switch (field.kind) {
    case 'radio':
      return radioControl(
        control,
        shownSelections(field, control.value, context),
        strings.clearChoice,
      );
    case 'dropdown':
      return dropdownControl(control, shownSelections(field, control.value, context), strings);
    case 'text':
      return longTextControl(control);
    case 'date':
      return dateControl(control);
    case 'user':
      return personControl(control, context);
    case 'number':
      return numberControl(field, control, context);
    case 'file':
      return fileControl(field, control, context);
    case 'url':
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
    : checkboxControl({ ...common, value }, shownSelections(field, value, context));
}

/** Whether the control consists of several inputs, so that the label belongs to none of them. */
const isGroup = ({ kind }: Field, value: FieldValue): boolean =>
  kind === 'file'
    ? typeof value === 'string' && fileLinksIn(value).length > 0
    : isChoiceKind(kind) && kind !== 'dropdown';

/** The kinds of fields that take any text. */
const textKinds: readonly FieldKind[] = ['string', 'text', 'url', 'unknown'];

/** One field of the form, drawn again only when something about it has changed. */
export function fieldRow(
  field: Field,
  index: number,
  value: FieldValue = emptyValue(field),
  context: FormContext,
): unknown {
  const { strings, session, people } = context;
  const { assignees } = session.form;
  const key = targetKey({ part: 'field', id: field.id });
  const message = session.messageAt(key, strings);
  const uploads = field.kind === 'file' ? session.uploads : undefined;
  const { marks } = session.input;
  const clashes = clashAt(field, session.input) !== undefined;
  const marked = isFromLink(session.input, { part: 'field', id: field.id });
  const asked = [marks, marked, clashes, context.savedBy];
  const known = [session, field, strings, people, assignees, uploads, ...asked];
  return guard([...known, value, message, session.sending], () => {
    const row: Row = {
      id: `field-${index}`,
      key,
      label: field.name,
      required: field.required,
      help: field.description,
      note: noteOn(field, value, context),
      origin: marked ? strings.fromLink : undefined,
      message,
      choice: clashChoice(field, context),
      menu: textKinds.includes(field.kind) ? menuOf({ webviewSection: 'textField' }) : undefined,
    };
    const group = isGroup(field, value);
    return rowTemplate(row, fieldControl(field, row, value, context), strings, group);
  });
}
