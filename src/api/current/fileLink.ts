import { fileLinksIn } from '../../core/form/fileLinks.ts';

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The name for a link: the last part of its path, or else its site. */
const nameIn = (url: URL): string =>
  decoded(url.pathname.split('/').findLast((part) => part !== '') ?? url.hostname);

/**
 * A link in Markdown. Brackets in its name or address are escaped, since they would end it early.
 */
export function markdownLink(url: URL, name: string): string {
  const address = url.href.replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${name.replace(/[[\]\\\s\p{Cc}]+/gu, ' ')}](${address})`;
}

/**
 * The links to send: the service takes a file only as one link each. Uploaded files are links
 * already; any other address is made into one.
 */
export function toFileLinks(text: string): readonly string[] {
  const uploaded = fileLinksIn(text);
  if (uploaded.length > 0) return uploaded.map(({ source }) => source);
  if (!URL.canParse(text)) return [text];
  const url = new URL(text);
  return [markdownLink(url, nameIn(url))];
}
