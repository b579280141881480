import type { FieldId } from '../base/ids.ts';
import type { Field } from './field.ts';
import { withoutLinkMark } from './linkMarks.ts';
import { type FormInput, valuesByField, withValue } from './input.ts';

/** An uploaded file, as the text of its field names it. */
export interface FileLink {
  readonly name: string;
  /** The link in Markdown: `[name](address)`. */
  readonly source: string;
}

/** A link at the place where the one before ends: what cannot be one is looked at once. */
const fileLink = /[\s,]*(!?\[([^\]]*)\]\([^()\s]+\))/gy;

/** The files that the text of a field links to; none if it holds anything but such links. */
export function fileLinksIn(text: string): readonly FileLink[] {
  const links = [...text.matchAll(fileLink)];
  const end = links.reduce((sum, [whole]) => sum + whole.length, 0);
  if (!/^[\s,]*$/.test(text.slice(end))) return [];
  return links.map(([, source = '', name = '']) => ({ name, source }));
}

/** The addresses that a file field can link to. */
export interface FileLinkRule {
  /**
   * Base address of the file service, without a slash at the end; undefined where it is unknown.
   */
  readonly site: string | undefined;
}

/** The form of file ids that the service takes; its own ids have it. */
const fileId = /^[\w.%-]{8,512}$/;
const madeId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The last part of an address, without query and fragment. */
const lastPart = (address: string): string =>
  address
    .replace(/[?#].*$/s, '')
    .split('/')
    .at(-1) ?? '';

/**
 * Whether an address leads to the file service. An uploaded file may have another site than that.
 */
function isFileAddress(address: string, { site }: FileLinkRule, uploaded: boolean): boolean {
  if (!/^https?:\/\//i.test(address) || /\s/.test(address)) return false;
  const id = lastPart(address);
  const isThere = site === undefined || address.startsWith(`${site}/`);
  return (isThere && fileId.test(id)) || (uploaded && madeId.test(id));
}

/**
 * Whether the text of a field consists of links to the file service only, or is the address of a
 * file.
 */
export function isFileText(text: string, rule: FileLinkRule): boolean {
  const links = fileLinksIn(text);
  return links.length === 0
    ? isFileAddress(text.trim(), rule, false)
    : links.every(({ source }) => isFileAddress(addressIn(source), rule, true));
}

const addressIn = (source: string): string => /\(([^()\s]+)\)$/.exec(source)?.[1] ?? '';

/** The end of a link to a file that the service knows by a number. */
const fileNumber = /#file-([\w-]+)\)$/;
const typedNumbers = /^\d+([\s,]+\d+)*$/;

/** The address of a file, with the number that the service wants back. */
export const withFileNumber = (address: string, number: string): string =>
  `${address.replace(/#.*/, '')}#file-${number}`;

/** The numbers of all files in a text, plain or in links; none if a file has no number. */
export function fileNumbersIn(text: string): readonly string[] {
  if (typedNumbers.test(text.trim())) return text.trim().split(/[\s,]+/);
  const numbers = fileLinksIn(text).map(({ source }) => fileNumber.exec(source)?.[1]);
  return numbers.every((number) => number !== undefined) ? numbers : [];
}

/** Adds a file to a field, once; replaces text that was typed by hand. */
const withFileLink = (text: string, source: string): string =>
  [...new Set([...fileLinksIn(text).map((file) => file.source), source])].join('\n');

/** The input with an uploaded file in its field. */
export function withUploadedFile(
  fields: readonly Field[],
  input: FormInput,
  { field: id, link }: { readonly field: FieldId; readonly link: string },
): FormInput {
  const field = fields.find((each) => each.id === id);
  const value = valuesByField(fields, input).get(id);
  return field && typeof value === 'string'
    ? withValue(withoutLinkMark(input, { part: 'field', id }), field, withFileLink(value, link))
    : input;
}

/**
 * The text without one file.
 * @param index of the file, among those in the text.
 */
export const withoutFileLink = (text: string, index: number): string =>
  fileLinksIn(text)
    .filter((_, other) => other !== index)
    .map(({ source }) => source)
    .join('\n');
