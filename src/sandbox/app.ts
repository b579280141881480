import { type ErrorHandler, Hono } from 'hono';
import type { Server } from './request.ts';
import { Refusal, serverError } from './refusal.ts';
import { currentRoutes } from './current/routes.ts';
import { documentedRoutes } from './documented/routes.ts';
import { attachmentRoutes } from './files/attachmentRoutes.ts';
import { fileRoutes, largestFile } from './files/fileRoutes.ts';
import type { Person } from './model/people.ts';
import type { Dialect, FileService, Generation, Plan } from './model/server.ts';
import type { Store } from './store/store.ts';

/** Answers requests to the API; needs no network. */
export interface App {
  fetch(request: Request): Promise<Response>;
}

/** What an app speaks. */
export interface AppOptions {
  /** The documented one by default. */
  readonly dialect?: Dialect | undefined;
  /** Of today's dialect; the last one by default. */
  readonly generation?: Generation | undefined;
  /** How long a file may be, in bytes; 100 MiB by default. */
  readonly fileLimit?: number | undefined;
  /** What the account has paid for, in today's dialect; everything by default. */
  readonly plan?: Plan | undefined;
  /** How the file service of today's dialect is; ready by default. */
  readonly files?: FileService | undefined;
  /** In today's dialect, the time zone of a person; the one that they have by default. */
  readonly zoneOf?: ((person: Person) => string) | undefined;
}

/** The sandbox's API over what the store keeps, in one of its dialects. */
export function createApp(store: Store, options: AppOptions = {}): App {
  const isCurrent = options.dialect === 'current';
  const root = new Hono();
  if (isCurrent) root.route('/', currentApp(store, options));
  else root.route('/', documentedRoutes(store));
  root.notFound((call) =>
    isCurrent
      ? call.html(nothingThere, 404)
      : call.json({ detail: `There is nothing at ${call.req.path}. Start from /workflows.` }, 404),
  );
  root.onError(isCurrent ? answerErrorAsPage : answerError);
  return { fetch: async (request) => root.fetch(request) };
}

/** The API, and what takes files: since `v7` a service beside it. */
function currentApp(store: Store, options: AppOptions): Hono {
  const { generation = 'v7', plan = 'full', files = 'ready' } = options;
  const zoneOf = options.zoneOf ?? ((person: Person) => person.timeZone);
  const server: Server = { generation, plan, files, zoneOf };
  const limit = options.fileLimit ?? largestFile;
  const seen = new Set<string>();
  const app = new Hono();
  if (generation !== 'v7') app.route('/', attachmentRoutes(store, limit));
  else if (files !== 'none') app.route('/files', fileRoutes(store, { limit, files, seen }));
  app.route('/', currentRoutes(store, server, seen));
  return app;
}

/** What the service says where it has nothing. */
const nothingThere =
  '<!doctype html>\n<html lang="en">\n<head>\n  <title>Not Found</title>\n</head>\n<body>\n' +
  '  <h1>Not Found</h1><p>The requested resource was not found on this server.</p>\n' +
  '</body>\n</html>\n';

const answerError: ErrorHandler = (error, call) => {
  if (!(error instanceof Refusal)) {
    return call.json({ detail: `The sandbox could not do it: ${error.message}` }, 500);
  }
  const { body, status } = error;
  return typeof body === 'string' ? call.html(body, status) : call.json(body, status);
};

const answerErrorAsPage: ErrorHandler = (error, call) =>
  error instanceof Refusal
    ? answerError(error, call)
    : call.html(`${serverError}<!-- The sandbox could not do it. -->\n`, 500);
