import * as v from 'valibot';
import type { Field } from '../model/forms.ts';

/** The facts about an account that a check of values needs. */
export interface Account {
  /** The e-mail addresses of its people. */
  readonly emails: readonly string[];
  /** The values of earlier runs of the workflow in this field. */
  readonly valuesOf: (field: Field) => readonly unknown[];
}

const required = 'This field is required.';
const noNumber = 'Send a number, such as 12 or "12.5".';

/** The problems of a launch's value for the field; undefined stands for a missing value. */
export function fieldValueProblems(
  field: Field,
  value: unknown,
  account: Account,
): readonly string[] {
  if (isBlank(value)) return field.required ? [required] : [];
  const { issues } = v.safeParse(valueSchema(field, account), value);
  if (issues) return issues.map(({ message }) => message);
  return field.unique && isTaken(value, account.valuesOf(field))
    ? [`Another run already has the value "${String(value)}" here, and it must not repeat.`]
    : [];
}

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

function valueSchema(field: Field, account: Account): v.GenericSchema {
  switch (field.type) {
    case 'radio':
    case 'dropdown':
      return selectionSchema(field);
    case 'checkbox':
      return v.pipe(
        v.array(selectionSchema(field), `Send a list of ids of selections: ${optionsOf(field)}.`),
        v.check((ids) => new Set(ids).size === ids.length, 'Send each selection once.'),
      );
    case 'date':
      return text('Send a date as YYYY-MM-DD.', isDate);
    case 'number':
      return v.union([v.pipe(v.number(), v.finite()), text(noNumber, isDecimal)], noNumber);
    case 'url':
      return text('Send a web address, such as example.com/page.', isWebAddress);
    case 'file':
      return text('Send a link to the file that starts with http:// or https://.', isWebLink);
    case 'user':
      return text('Send the e-mail address of a person of this account.', (email) =>
        account.emails.some((known) => known.toLowerCase() === email.trim().toLowerCase()),
      );
    default:
      return text('Send a text.', () => true);
  }
}

const text = (message: string, accepts: (value: string) => boolean): v.GenericSchema =>
  v.pipe(v.string(message), v.check(accepts, message));

const selectionSchema = (field: Field): v.GenericSchema =>
  v.picklist(
    field.selections.map(({ id }) => id),
    ({ received }) => `${received} is not the id of a selection: ${optionsOf(field)}.`,
  );

const optionsOf = ({ selections }: Field): string =>
  selections.map(({ id, value }) => `${id} (${value})`).join(', ');

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

const isDecimal = (value: string): boolean => /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(value.trim());

/** Whether the text is an absolute http or https address. */
export const isWebLink = (value: string): boolean =>
  /^https?:\/\/\S+$/i.test(value.trim()) && URL.canParse(value.trim());

/**
 * Whether the text is a web address; without a scheme, its host must have a dot or be `localhost`.
 */
const isWebAddress = (value: string): boolean =>
  /^(https?|ftp):\/\/\S+$/i.test(value.trim())
    ? URL.canParse(value.trim())
    : /^(localhost|[^\s:/?#@]+\.[^\s:/?#@.]+)([:/?#]\S*)?$/i.test(value.trim()) &&
      URL.canParse(`https://${value.trim()}`);

const isTaken = (value: unknown, taken: readonly unknown[]): boolean =>
  taken.some((other) => comparable(other) === comparable(value));

const comparable = (value: unknown): string => String(value).trim().toLowerCase();
