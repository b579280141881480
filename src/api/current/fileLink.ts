import { fileLinksIn } from '../../core/form/fileLinks.ts';

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** What a link is called: the last part of its path, or else its site. */
const nameIn = (url: URL): string =>
  decoded(url.pathname.split('/').findLast((part) => part !== '') ?? url.hostname);

/** A link in Markdown; a bracket in its name or its address would end that early. */
export function markdownLink(url: URL, name: string): string {
  const address = url.href.replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${name.replace(/[[\]\\\s\p{Cc}]+/gu, ' ')}](${address})`;
}

/**
 * The service takes a file as exactly one link each. What was uploaded is a link already, or
 * several; the address of anything else is made one.
 */
export function toFileLinks(text: string): readonly string[] {
  const uploaded = fileLinksIn(text);
  if (uploaded.length > 0) return uploaded.map(({ source }) => source);
  if (!URL.canParse(text)) return [text];
  const url = new URL(text);
  return [markdownLink(url, nameIn(url))];
}
