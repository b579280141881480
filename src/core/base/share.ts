/** Names and links as they are passed on to other people. */
import { visibleText } from './visibleText.ts';

const onOneLine = (name: string): string => visibleText(name).replaceAll(/\s+/g, ' ').trim();

/** A name and a link as plain text, which every chat and mail shows as it is. */
export const nameAndLink = (name: string, link: string): string => {
  const line = onOneLine(name);
  return line === '' ? link : `${line} – ${link}`;
};

/** The signs that could mean something in the text of a link. */
const signs = /[\\`*_~^|[\]<>&]/g;

/** The signs that would end the address of a link, or be read as an escape in it. */
const inAddress: Readonly<Record<string, string>> = {
  '(': '%28',
  ')': '%29',
  '<': '%3C',
  '>': '%3E',
  ' ': '%20',
  '\\': '%5C',
  '&': '&amp;',
};

/** A link in Markdown with exactly this name, whatever signs it has. */
export function linkInMarkdown(name: string, link: string): string {
  const line = onOneLine(name);
  const text = (line === '' ? link : line).replaceAll(signs, '\\$&');
  return `[${text}](${link.replaceAll(/[()<> \\&]/g, (sign) => inAddress[sign] ?? sign)})`;
}
