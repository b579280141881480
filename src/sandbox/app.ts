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

/** Answers requests to the API without any network. */
export interface App {
  fetch(request: Request): Promise<Response>;
}

/** The variant of the API that an app serves. */
export interface AppOptions {
  /** The dialect; `documented` by default. */
  readonly dialect?: Dialect | undefined;
  /** The generation of today's dialect; the latest by default. */
  readonly generation?: Generation | undefined;
  /** The largest file, in bytes; 100 MiB by default. */
  readonly fileLimit?: number | undefined;
  /** The plan that the account has paid for, in today's dialect; the full one by default. */
  readonly plan?: Plan | undefined;
  /** The state of the file service of today's dialect; ready by default. */
  readonly files?: FileService | undefined;
  /** The time zone of a person in today's dialect; the one of their profile by default. */
  readonly zoneOf?: ((person: Person) => string) | undefined;
}

/** The sandbox's API on the data of the store, in one of its dialects. */
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

/** The API together with the part that takes files: since `v7` a service beside it. */
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

/** The service's answer for an unknown path. */
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
