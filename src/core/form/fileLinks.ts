import type { FieldId } from '../base/ids.ts';
import type { Field } from './field.ts';
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

/** Where the files are that a field can link to. */
export interface FileLinkRule {
  /** Base address of the file service, without a slash at the end; undefined where it is not known. */
  readonly site: string | undefined;
}

/** What the service takes for the id of a file; those that it has made itself are of this kind. */
const fileId = /^[\w.%-]{8,512}$/;
const madeId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The last part of an address, without query and fragment. */
const lastPart = (address: string): string =>
  address
    .replace(/[?#].*$/s, '')
    .split('/')
    .at(-1) ?? '';

/** Whether an address leads to the file service; what was uploaded may have another site than that. */
function isFileAddress(address: string, { site }: FileLinkRule, uploaded: boolean): boolean {
  if (!/^https?:\/\//i.test(address) || /\s/.test(address)) return false;
  const id = lastPart(address);
  const isThere = site === undefined || address.startsWith(`${site}/`);
  return (isThere && fileId.test(id)) || (uploaded && madeId.test(id));
}

/** Whether the text of a field is made of links to the file service alone, or is the address of a file. */
export function isFileText(text: string, rule: FileLinkRule): boolean {
  const links = fileLinksIn(text);
  return links.length === 0
    ? isFileAddress(text.trim(), rule, false)
    : links.every(({ source }) => isFileAddress(addressIn(source), rule, true));
}

const addressIn = (source: string): string => /\(([^()\s]+)\)$/.exec(source)?.[1] ?? '';

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
