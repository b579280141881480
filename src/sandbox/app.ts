import { Hono } from 'hono';
import { documentedRoutes } from './documented/routes.ts';
import type { Store } from './store/store.ts';

/** Answers requests to the API; needs no network. */
export interface App {
  fetch(request: Request): Promise<Response>;
}

/** The sandbox's API over what the store keeps. */
export function createApp(store: Store): App {
  const app = new Hono();
  app.route('/', documentedRoutes(store));
  app.notFound((call) =>
    call.json({ detail: `There is nothing at ${call.req.path}. Start from /workflows.` }, 404),
  );
  app.onError((error, call) =>
    call.json({ detail: `The sandbox could not do it: ${error.message}` }, 500),
  );
  return { fetch: async (request) => app.fetch(request) };
}
