/** Why the service refuses a web address, besides that it is none. */
export type SiteProblem = 'siteSign' | 'siteHyphen' | 'siteEnding' | 'sitePort';

const byte = String.raw`(25[0-5]|2[0-4]\d|1\d?\d?|[1-9]\d?|0)`;
const ipAddress = new RegExp(String.raw`^(${byte}(\.${byte}){3}|\[[\da-f:.]+\])$`, 'i');
const siteSigns = /^[a-z\d\u00a1-\uffff.-]+$/i;
const ending = /^([a-z\u00a1-\uffff-]{2,63}|xn--[a-z\d]{1,59})$/i;

/** Who signs in there, which is no part of the site. */
const person = /^[^\s:@/]+(:[^\s:@/]*)?@/;

/** What stands between the scheme and the path: the site, and the port with its colon. */
function authorityOf(address: string): readonly [site: string, port: string] {
  const [authority = ''] = address.replace(/^[a-z][a-z\d+.-]*:\/\//i, '').split(/[/?#]/, 1);
  const afterPerson = authority.replace(person, '');
  const [, site = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(.*)$/s.exec(afterPerson) ?? [];
  return [site, port];
}

/**
 * What keeps the running service from taking a web address, which is stricter about sites than
 * browsers are; undefined where nothing does.
 */
export function siteProblem(address: string): SiteProblem | undefined {
  const [site, port] = authorityOf(address.trim());
  if (port !== '' && !/^:\d{2,5}$/.test(port)) return 'sitePort';
  if (ipAddress.test(site) || /^localhost$/i.test(site)) return undefined;
  if (!siteSigns.test(site)) return 'siteSign';
  const parts = site.replace(/\.$/, '').split('.');
  if (parts.some((part) => part.startsWith('-') || part.endsWith('-'))) return 'siteHyphen';
  if (parts.some((part) => part === '' || part.length > 63) || site.length > 253) return 'siteSign';
  return parts.length > 1 && ending.test(parts.at(-1) ?? '') ? undefined : 'siteEnding';
}
