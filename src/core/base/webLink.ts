const absoluteUrl = /^[a-z][a-z\d+.-]*:/i;

/** Whether the text is a web address; the scheme may be left out, as in `example.org/page`. */
export function isWebAddress(text: string): boolean {
  const address = text.trim();
  if (/\s/.test(address)) return false;
  const full =
    absoluteUrl.test(address) && !/^[^/]*:\d/.test(address) ? address : `https://${address}`;
  if (!hasWebScheme(full, ['http:', 'https:', 'ftp:', 'ftps:'])) return false;
  return /^[^/]+\/\/[^/]/.test(full) && isSite(new URL(full).hostname);
}

/** A name with a dot, an IP address, or this machine; a single word is more likely a mistake. */
const isSite = (hostname: string): boolean =>
  /[^.]\.[^.]/.test(hostname) || hostname === 'localhost' || hostname.startsWith('[');

/** Whether the text is an absolute http or https address. */
export const isWebLink = (text: string): boolean =>
  !/\s/.test(text.trim()) && hasWebScheme(text.trim(), ['http:', 'https:']);

const hasWebScheme = (text: string, schemes: readonly string[]): boolean =>
  URL.canParse(text) && schemes.includes(new URL(text).protocol);
