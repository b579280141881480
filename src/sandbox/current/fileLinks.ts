/** A file that a value links to. */
export interface FileLink {
  readonly name: string;
  readonly url: string;
}

const link = /^!?\[([^\]]*)\]\(\s*(\S+?)(?:\s+"[^"]*")?\s*\)$/;

/**
 * The files that a value links to, without its blank items.
 * @param files is where all of them have to be; undefined where there are none.
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
  const [, name = '', url = ''] = link.exec(text.trim()) ?? [];
  const id = url.startsWith(`${files}/`) ? url.slice(files.length + 1) : '';
  return /^[\w-]{8,512}$/.test(id) ? { name, url } : undefined;
}
