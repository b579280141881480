import { type Field, isChoice } from '../../model/forms.ts';
import type { ValueContext } from './fieldValue.ts';
import { isSince } from '../generation.ts';
import { selectionName } from '../templates/options.ts';

/**
 * The sent values of these fields, in the encoding of today's generation; other values are ignored.
 */
export const sentValues = (
  fields: readonly Field[],
  sent: Readonly<Record<string, unknown>>,
  context: ValueContext,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fields
      .filter(({ apiName }) => apiName in sent)
      .map((field) => [field.apiName, asToday(field, sent[field.apiName], context)]),
  );

/** A number, or its text; undefined for any other value. */
const asNumber = (value: unknown): number | undefined => {
  const isNumeric = typeof value === 'string' && /^\d{1,15}$/.test(value);
  return isNumeric || Number.isInteger(value) ? Number(value) : undefined;
};

/** A value that cannot exist, so that a missing thing is refused as unknown. */
const nothing = '\u{10ffff}';

/**
 * A value of the server's generation in today's encoding: selections by text, people by e-mail
 * address, files by link.
 */
function asToday(field: Field, value: unknown, context: ValueContext): unknown {
  if (value === undefined || value === null || value === '') return value;
  const { generation } = context;
  if (isChoice(field) && !isSince(generation, 'v6')) return selected(field, value);
  if (field.type === 'user' && generation === 'v4.2') return emailOf(value, context);
  if (field.type === 'file' && generation !== 'v7') return linked(value, context);
  return value;
}

function selected(field: Field, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => selected(field, each));
  if (typeof value !== 'string') return value;
  return field.selections.find((each) => selectionName(each) === value)?.value ?? nothing;
}

const emailOf = (value: unknown, { people }: ValueContext): unknown =>
  people.find(({ id }) => id === asNumber(value))?.email ?? nothing;

function linked(value: unknown, { uploads, files }: ValueContext): unknown {
  if (!Array.isArray(value)) return nothing;
  return value.map((each) => {
    const file = uploads().find(({ number }) => number === asNumber(each));
    return file ? `[${file.name}](${files ?? ''}/${file.id})` : nothing;
  });
}
