/** Why the service refuses a valid web address. */
export type SiteProblem = 'siteSign' | 'siteHyphen' | 'siteEnding' | 'sitePort';

const byte = String.raw`(25[0-5]|2[0-4]\d|1\d?\d?|[1-9]\d?|0)`;
const ipAddress = new RegExp(String.raw`^(${byte}(\.${byte}){3}|\[[\da-f:.]+\])$`, 'i');
const siteSigns = /^[a-z\d\u00a1-\uffff.-]+$/i;
const ending = /^([a-z\u00a1-\uffff-]{2,63}|xn--[a-z\d]{1,59})$/i;

/** A user name and password before the site. */
const person = /^[^\s:@/]+(:[^\s:@/]*)?@/;

/** The part between the scheme and the path: the site, and the port with its colon. */
function authorityOf(address: string): readonly [site: string, port: string] {
  const [authority = ''] = address.replace(/^[a-z][a-z\d+.-]*:\/\//i, '').split(/[/?#]/, 1);
  const afterPerson = authority.replace(person, '');
  const [, site = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(.*)$/s.exec(afterPerson) ?? [];
  return [site, port];
}

/**
 * Why the running service refuses a web address, since it is stricter about sites than browsers;
 * undefined where it takes the address.
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
