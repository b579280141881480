import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Person } from './model/people.ts';
import type { FileService, Generation, Plan } from './model/server.ts';

/** What is known of a request by the time a route answers it. */
export interface Environment {
  readonly Variables: { person: Person } & Server;
}

/** What kind of server answers. */
export interface Server {
  readonly generation: Generation;
  readonly plan: Plan;
  readonly files: FileService;
  /** The time zone that a person sees and writes times in. */
  readonly zoneOf: (person: Person) => string;
}

/** A request on its way through the routes. */
export type Call = Context<Environment>;

/** Says no, with the reason in words. */
export const refuse = (call: Call, status: ContentfulStatusCode, detail: string): Response =>
  call.json({ detail }, status);

/** Says that the path is there, but not for this method. */
export function notAllowed(call: Call, allowed: string): Response {
  call.header('Allow', allowed);
  return refuse(call, 405, `Method "${call.req.method}" is not allowed here.`);
}
