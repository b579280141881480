import type { MiddlewareHandler } from 'hono';
import type { Store } from '../store/store.ts';
import { type Environment, refuse } from '../request.ts';

/** Lets only requests with a valid key through, and notes the person it belongs to. */
export const authenticate =
  (store: Store): MiddlewareHandler<Environment> =>
  async (call, next) => {
    const key = /^Bearer +(\S+)$/i.exec(call.req.header('Authorization') ?? '')?.[1];
    const person = key === undefined ? undefined : store.personOfKey(key);
    if (!person) {
      call.header('WWW-Authenticate', 'Bearer realm="api"');
      return refuse(call, 401, 'Send a valid API key: Authorization: Bearer <key>.');
    }
    call.set('person', person);
    await next();
    return undefined;
  };
