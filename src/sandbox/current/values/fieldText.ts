import type { Field } from '../../model/forms.ts';
import type { Dialect } from '../../model/server.ts';
import { asDecimal } from './decimal.ts';
import { findHolder } from '../account/directory.ts';
import { type ValueContext, isEmpty } from './fieldValue.ts';
import { readFileLinks } from './fileLinks.ts';
import { formatTime } from './time.ts';

/** A value as the service keeps it: in three texts, with the people that it names. */
export interface FieldText {
  readonly value: string;
  /** The value as Markdown. */
  readonly markdown: string;
  /** The value without any markup. */
  readonly clear: string;
  readonly userId: number | null;
  readonly groupId: number | null;
}

/** The service's texts for a valid value. */
export function fieldText(
  field: Field,
  sent: unknown,
  dialect: Dialect,
  context: ValueContext,
): FieldText {
  const value = dialect === 'documented' ? fromDocumented(field, sent) : sent;
  if (isEmpty(value)) return plain('');
  switch (field.type) {
    case 'number':
      return plain(asDecimal(value) ?? '');
    case 'date':
      return dateText(value, context);
    case 'url':
      return { ...plain(asText(value)), markdown: `[${field.name}](${asText(value)})` };
    case 'checkbox':
      return plain((Array.isArray(value) ? value : []).map(asText).join(', '));
    case 'file':
      return fileText(value, context);
    case 'user':
      return userText(asText(value), context);
    default:
      return { ...plain(asText(value)), clear: withoutMarkup(asText(value)) };
  }
}

const plain = (text: string): FieldText => ({
  value: text,
  markdown: text,
  clear: text,
  userId: null,
  groupId: null,
});

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** `true` counts as one second, but is kept as Python writes it. */
function dateText(value: unknown, { zone }: ValueContext): FieldText {
  const formatted = formatTime(new Date(Number(value) * 1000), zone);
  const words = value === true ? 'True' : 'False';
  return {
    ...plain(formatted),
    value: typeof value === 'boolean' ? words : String(Number(value)),
  };
}

function fileText(value: unknown, { files }: ValueContext): FieldText {
  const links = readFileLinks(value, files);
  if (!links) return plain((Array.isArray(value) ? value : [value]).map(asText).join(', '));
  const urls = links.map(({ url }) => url).join(', ');
  return { ...plain(urls), markdown: links.map(({ markdown }) => markdown).join(', ') };
}

function userText(value: string, context: ValueContext): FieldText {
  const holder = findHolder(context, value);
  return {
    ...plain(holder?.name ?? value),
    userId: holder?.type === 'user' ? holder.id : null,
    groupId: holder?.type === 'group' ? holder.id : null,
  };
}

/** The values of a launch by the documented API, which has selections by id and dates as days. */
function fromDocumented(field: Field, value: unknown): unknown {
  const optionOf = (id: unknown): unknown =>
    field.selections.find((selection) => selection.id === id)?.value ?? id;
  if (Array.isArray(value)) return value.map(optionOf);
  if (field.type === 'date' && typeof value === 'string') {
    // At noon, it is the same day nearly everywhere.
    return Date.parse(`${value}T12:00:00Z`) / 1000;
  }
  return optionOf(value);
}

const withoutMarkup = (text: string): string =>
  text.replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/\*{1,2}([^*]+)\*{1,2}/g, '$1');
