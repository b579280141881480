import type { Field } from '../../model/forms.ts';
import type { Generation, StoredFile } from '../../model/server.ts';
import { type Directory, findHolder } from '../account/directory.ts';
import { asDecimal } from './decimal.ts';
import { readFileLinks } from './fileLinks.ts';
import { messages } from '../messages.ts';
import { optionsOf } from '../templates/options.ts';
import { broken, invalid } from '../../refusal.ts';
import { isOutOfRange } from './time.ts';
import { isWebAddress } from './webAddress.ts';

/** The longest value of a `string` field, in code points. */
const longestString = 140;

/** The facts besides the field that a check of a value needs. */
export interface ValueContext extends Directory {
  /** The address of the file service, which links must have; undefined where there is none. */
  readonly files: string | undefined;
  /** All uploaded files. */
  readonly uploads: () => readonly StoredFile[];
  /** The time zone of the person. */
  readonly zone: string;
  /** The generation that decides how values are encoded. */
  readonly generation: Generation;
}

/** Whether a value counts as empty. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/**
 * Checks a value for a field.
 * @throws {Refusal} that names the field.
 */
export function checkValue(field: Field, value: unknown, context: ValueContext): void {
  const message = isEmpty(value)
    ? field.required && messages.MSG_PW_0023
    : problemOf(field, value, context);
  if (message) throw invalid(message, { api_name: field.apiName });
  // The database cannot keep this character, and only types with a check of their own refuse it.
  if (hasNull(value)) throw broken();
}

const hasNull = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(hasNull) : typeof value === 'string' && value.includes('\0');

function problemOf(field: Field, value: unknown, context: ValueContext): string | false {
  switch (field.type) {
    case 'number':
      return asDecimal(value) === undefined && messages.MSG_PW_0084;
    case 'date':
      return dateProblem(value);
    case 'url':
      if (typeof value !== 'string') return messages.MSG_PW_0034;
      return !isWebAddress(value) && messages.MSG_PW_0035;
    case 'radio':
    case 'dropdown':
      return !isOption(field, value, context) && messages.MSG_PW_0028;
    case 'checkbox':
      return checkboxProblem(field, value, context);
    case 'file':
      return fileProblem(field, value, context);
    case 'user':
      return !isHolder(value, context) && messages.MSG_PW_0090;
    default:
      return textProblem(field, value);
  }
}

function textProblem({ type }: Field, value: unknown): string | false {
  if (typeof value !== 'string') return messages.MSG_PW_0025;
  const limited = type === 'string' && Array.from(value).length > longestString;
  return limited && messages.MSG_PW_0026(longestString);
}

function dateProblem(value: unknown): string | false {
  if (typeof value !== 'number' && typeof value !== 'boolean') return messages.MSG_PW_0032;
  // The service breaks on a date that no calendar has.
  if (isOutOfRange(Number(value))) throw broken();
  return false;
}

const isOption = (field: Field, value: unknown, { datasets }: ValueContext): boolean =>
  typeof value === 'string' && optionsOf(field, datasets).includes(value);

function checkboxProblem(field: Field, value: unknown, context: ValueContext): string | false {
  if (!Array.isArray(value)) return messages.MSG_PW_0029;
  if (!value.every((each) => typeof each === 'string')) return messages.MSG_PW_0030;
  return !value.every((each) => isOption(field, each, context)) && messages.MSG_PW_0031;
}

function fileProblem({ required }: Field, value: unknown, { files }: ValueContext): string | false {
  const links = readFileLinks(value, files);
  return (links === undefined || (required && links.length === 0)) && messages.MSG_PW_0036;
}

const isHolder = (value: unknown, context: ValueContext): boolean =>
  typeof value === 'string' && (value.includes('\0') || findHolder(context, value) !== undefined);
