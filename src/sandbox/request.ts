import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Person } from './model/people.ts';
import type { FileService, Generation, Plan } from './model/server.ts';

/** Data that earlier handlers have added to a request. */
export interface Environment {
  readonly Variables: { person: Person } & Server;
}

/** The variant of the server that answers. */
export interface Server {
  readonly generation: Generation;
  readonly plan: Plan;
  readonly files: FileService;
  /** The time zone of a person. */
  readonly zoneOf: (person: Person) => string;
}

/** A request with the data that handlers pass on. */
export type Call = Context<Environment>;

/** Refuses a request, with the reason in words. */
export const refuse = (call: Call, status: ContentfulStatusCode, detail: string): Response =>
  call.json({ detail }, status);

/** Refuses a method that the path does not offer. */
export function notAllowed(call: Call, allowed: string): Response {
  call.header('Allow', allowed);
  return refuse(call, 405, `Method "${call.req.method}" is not allowed here.`);
}
