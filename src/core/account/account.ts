import { type AccountId, type PersonId, accountId } from '../base/ids.ts';
import { type Result, failure, success } from '../base/result.ts';

export const hostedServer = 'https://api.pneumatic.app';
export const demoAccountId = accountId('demo');

/** The account that is in use. */
export interface Account {
  readonly id: AccountId;
  readonly kind: 'demo' | 'server';
  /** Base address of its API, without a slash at the end. */
  readonly server: string;
}

/** The owner of a key. */
export interface Identity {
  /** The service's own id of the person; undefined where it does not say. */
  readonly id: PersonId | undefined;
  /** First and last name, or what stands in for them: the e-mail address, or the id. */
  readonly name: string;
  readonly email: string;
  /** The name of the account; may be empty. */
  readonly account: string;
  /** Whether the person is an admin; left out where the service does not say. */
  readonly isAdmin?: boolean | undefined;
}

/** Why a text cannot be the address of a server. */
export type AddressFault = 'notAddress' | 'notHttps' | 'hasCredentials' | 'hasQuery';

/** Whether the host name is this machine's own: requests to it do not leave the machine. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

const scheme = /^[a-z][a-z\d+.-]*:\/\//i;
/** A name with a top-level domain, or an IPv4 address: no pasted key looks like either. */
const hostName = /^(?:[^.]+\.)+(?:[a-z]{2,24}|xn--[a-z\d-]+)\.?$|^\d+(?:\.\d+){3}$/;

/** The text as an address. Without a scheme it is https, or http on this machine itself. */
function withScheme(text: string): string {
  const https = `https://${text}`;
  if (scheme.test(text) || /^[/\\]/.test(text) || !URL.canParse(https)) return text;
  const { hostname } = new URL(https);
  if (isLoopback(hostname)) return `http://${text}`;
  return hostName.test(hostname) ? https : text;
}

/** Writes equal paths alike: needless escapes are undone, and the others are in capitals. */
const tidyPath = (path: string): string =>
  path
    .replace(/%[\da-f]{2}/gi, (escape) => {
      const sign = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
      return /[\w.~-]/.test(sign) ? sign : escape.toUpperCase();
    })
    .replace(/\/+$/, '');

/**
 * The base address of a server, tidied: https (http on loopback only), without a slash at the end.
 * An address without a scheme gets one.
 */
export function parseServer(text: string): Result<string, AddressFault> {
  const address = withScheme(text.trim());
  if (!URL.canParse(address)) return failure('notAddress');
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return failure('notAddress');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return failure('notHttps');
  if (url.username !== '' || url.password !== '') return failure('hasCredentials');
  if (url.search !== '' || url.hash !== '') return failure('hasQuery');
  return success(url.origin + tidyPath(url.pathname));
}

/** Why a text cannot be an API key. */
export type KeyFault = 'empty' | 'hasSpaces' | 'notAscii' | 'tooLong';
/** In characters; the service's keys have 35, and at most 64. */
const longestKey = 512;

/** Why a text cannot be a key that fits into a header; undefined where it can. */
export function keyFault(key: string): KeyFault | undefined {
  if (key === '') return 'empty';
  if (/\s/.test(key)) return 'hasSpaces';
  if (!/^[\x21-\x7e]+$/.test(key)) return 'notAscii';
  return key.length > longestKey ? 'tooLong' : undefined;
}

export const serverAccount = (server: string, id: AccountId): Account => ({
  id,
  kind: 'server',
  server,
});

export const demoAccount = (server: string): Account => ({
  id: demoAccountId,
  kind: 'demo',
  server,
});
