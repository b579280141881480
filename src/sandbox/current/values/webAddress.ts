const letters = 'a-z\u00a1-\uffff0-9';
const name = `[${letters}](?:[${letters}-]{0,61}[${letters}])?`;
const domains = `(?:\\.(?!-)[${letters}-]{1,63}(?<!-))*`;
const last = '\\.(?!-)(?:[a-z\u00a1-\uffff-]{2,63}|xn--[a-z0-9]{1,59})(?<!-)\\.?';
const byte = '(?:25[0-5]|2[0-4]\\d|1\\d?\\d?|[1-9]\\d?|0)';
const host = `(?:${byte}(?:\\.${byte}){3}|\\[[0-9a-f:.]+\\]|${name}${domains}${last}|localhost)`;
const person = '(?:[^\\s:@/]+(?::[^\\s:@/]*)?@)?';
const rest = `${person}${host}(?::\\d{2,5})?(?:[/?#]\\S*)?$`;
const absolute = new RegExp(`^[a-z0-9.+-]*://${rest}`, 'i');
/** This pattern has no anchor at its start: any text may come before it. */
const relative = new RegExp(rest, 'i');
const schemes: readonly string[] = ['http', 'https', 'ftp', 'ftps'];

/** The longest host with the parts around it, and the longest text that is checked. */
const longestHost = 253;
const longest = 10_000;

/** Whether the service accepts the text as a web address; a scheme is optional. */
export function isWebAddress(text: string): boolean {
  const [scheme = '', ...parts] = text.split('://');
  if (text.length > longest || hostOf(text).length > longestHost) return false;
  if (parts.length === 0) return relative.test(text);
  return (parts.length > 1 || schemes.includes(scheme.toLowerCase())) && absolute.test(text);
}

const hostOf = (text: string): string =>
  /^(?:[a-z][a-z0-9.+-]*:)?\/\/([^/?#]*)/i.exec(text)?.[1] ?? '';
