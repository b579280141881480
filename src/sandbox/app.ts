import { type ErrorHandler, Hono } from 'hono';
import { Refusal } from './current/refusal.ts';
import { currentRoutes } from './current/routes.ts';
import { documentedRoutes } from './documented/routes.ts';
import type { Dialect } from './model.ts';
import type { Store } from './store/store.ts';

/** Answers requests to the API; needs no network. */
export interface App {
  fetch(request: Request): Promise<Response>;
}

/** The sandbox's API over what the store keeps, in one of its dialects. */
export function createApp(store: Store, dialect: Dialect = 'documented'): App {
  const app = new Hono();
  app.route('/', dialect === 'current' ? currentRoutes(store) : documentedRoutes(store));
  const start = dialect === 'current' ? '/templates' : '/workflows';
  app.notFound((call) =>
    call.json({ detail: `There is nothing at ${call.req.path}. Start from ${start}.` }, 404),
  );
  app.onError(answerError);
  return { fetch: async (request) => app.fetch(request) };
}

const answerError: ErrorHandler = (error, call) =>
  error instanceof Refusal
    ? call.json(error.body, error.status)
    : call.json({ detail: `The sandbox could not do it: ${error.message}` }, 500);
