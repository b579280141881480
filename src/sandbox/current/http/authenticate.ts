import type { MiddlewareHandler } from 'hono';
import type { Call, Environment } from '../../request.ts';
import type { Person } from '../../model/people.ts';
import type { Store } from '../../store/store.ts';

const missing = { detail: 'Authentication credentials were not provided.' };
const empty = { detail: 'Invalid token header. No credentials provided.' };
const broken = { detail: 'Invalid token header. Token string should not contain spaces.' };
/** The answers of the last of the service's checks, which knows two kinds of session. */
const unknown = {
  detail: 'Given token not valid for any token type',
  code: 'token_not_valid',
  messages: ['access', 'sliding'].map((type) => ({
    token_class: type === 'access' ? 'AccessToken' : 'SlidingToken',
    token_type: type,
    message: 'Token is invalid or expired',
  })),
};

/**
 * Lets only requests with a valid key through, and notes the person it belongs to.
 * @param seen the keys that were let through; the service remembers them, and never checks again
 * whether they have expired.
 */
export const authenticate =
  (store: Store, seen: ReadonlySet<string> = new Set()): MiddlewareHandler<Environment> =>
  async (call, next) => {
    const [scheme = '', ...keys] = (call.req.header('Authorization') ?? '').trim().split(/\s+/);
    const [key] = keys;
    if (scheme.toLowerCase() !== 'bearer') return refuse(call, missing);
    if (key === undefined) return refuse(call, empty);
    if (keys.length > 1) return refuse(call, broken);
    const person = personOf(store, key, seen.has(key));
    // The last check compares the word exactly.
    if (!person) return refuse(call, scheme === 'Bearer' ? unknown : missing);
    call.set('person', person);
    await next();
    return undefined;
  };

const day = 24 * 60 * 60;

/**
 * Remembers the key of a request for the file service, and sets the cookie that lets a browser get
 * files.
 * @param seen the keys that the file service knows.
 */
export const rememberKey =
  (seen: Set<string>): MiddlewareHandler<Environment> =>
  async (call, next) => {
    if (call.get('generation') === 'v7') greet(call, seen);
    await next();
  };

function greet(call: Call, seen: Set<string>): void {
  const [, key = ''] = (call.req.header('Authorization') ?? '').trim().split(/\s+/);
  seen.add(key);
  const value = encodeURIComponent(key);
  const manners = `Max-Age=${day}; Path=/; HttpOnly; Secure; SameSite=Lax`;
  call.header('Set-Cookie', `file_service_auth=${value}; ${manners}`);
}

/**
 * The person that a key belongs to; keys of people who have not joined or have left count as
 * unknown.
 */
export function personOf(store: Store, key: string, evenExpired = false): Person | undefined {
  const person = store.personOfKey(key, evenExpired);
  return person?.status === 'active' ? person : undefined;
}

function refuse(call: Call, body: object): Response {
  call.header('WWW-Authenticate', 'Token realm="api"');
  return call.json(body, 401);
}
