import type { FieldId } from '../ids.ts';
import type { Field } from '../workflow.ts';
import { type FormInput, valuesByField, withValue } from './input.ts';

/** A file that was uploaded, as the text of its field has it. */
export interface FileLink {
  readonly name: string;
  /** The link itself, in Markdown: `[name](address)`. */
  readonly source: string;
}

const fileLink = /!?\[([^\]]*)\]\([^()\s]+\)/g;

/** The files that the text of a field stands for; none where it is anything but such links. */
export function fileLinksIn(text: string): readonly FileLink[] {
  if (!/^[\s,]*$/.test(text.replace(fileLink, ''))) return [];
  return [...text.matchAll(fileLink)].map(([source, name = '']) => ({ name, source }));
}

/** One more file in a field, once; what was typed there by hand gives way. */
const withFileLink = (text: string, source: string): string =>
  [...new Set([...fileLinksIn(text).map((file) => file.source), source])].join('\n');

/** The input with a file that has been uploaded for a field. */
export function withUploadedFile(
  fields: readonly Field[],
  input: FormInput,
  { field: id, link }: { readonly field: FieldId; readonly link: string },
): FormInput {
  const field = fields.find((each) => each.id === id);
  const value = valuesByField(fields, input).get(id);
  return field && typeof value === 'string'
    ? withValue(input, field, withFileLink(value, link))
    : input;
}

/** @param index of the file that is taken out, among those in the text. */
export const withoutFileLink = (text: string, index: number): string =>
  fileLinksIn(text)
    .filter((_, other) => other !== index)
    .map(({ source }) => source)
    .join('\n');
