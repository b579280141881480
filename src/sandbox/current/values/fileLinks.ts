/** A file that a value links to. */
export interface FileLink {
  /** The link as it was sent, without blanks around it. */
  readonly markdown: string;
  readonly url: string;
}

const link = /^!?\[[^\]]+\]\(([^)]*)\)$/;

/**
 * The files that a value links to, without its blank items.
 * @param files the address that all links must have; undefined where there is none.
 * @returns undefined unless the value is a list of links to files.
 */
export function readFileLinks(
  value: unknown,
  files: string | undefined,
): readonly FileLink[] | undefined {
  if (files === undefined) return undefined;
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return undefined;
  const links = value.filter((item) => item.trim() !== '').map((item) => readLink(item, files));
  return links.every((each) => each !== undefined) ? links : undefined;
}

function readLink(text: string, files: string): FileLink | undefined {
  const markdown = text.trim();
  const [, url = ''] = link.exec(markdown) ?? [];
  const id = url.startsWith(`${files}/`) ? url.slice(files.length + 1) : '';
  return /^[\w.%-]{8}/.test(id) ? { markdown, url } : undefined;
}
