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

/** At the end of a link to a file that the service knows by a number. */
const fileNumber = /#file-([\w-]+)\)$/;
const typedNumbers = /^\d+([\s,]+\d+)*$/;

/** The address of a file, with the number by which the service wants it back. */
export const withFileNumber = (address: string, number: string): string =>
  `${address.replace(/#.*/, '')}#file-${number}`;

/** The numbers of all files in a text, as such or in their links; none where one has no number. */
export function fileNumbersIn(text: string): readonly string[] {
  if (typedNumbers.test(text.trim())) return text.trim().split(/[\s,]+/);
  const numbers = fileLinksIn(text).map(({ source }) => fileNumber.exec(source)?.[1]);
  return numbers.every((number) => number !== undefined) ? numbers : [];
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
