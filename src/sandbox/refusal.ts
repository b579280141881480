import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Says no to a request, from wherever that is found out; nothing that was written by then stays. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: ContentfulStatusCode;
  /** JSON, or a page. */
  readonly body: object | string;

  constructor(status: ContentfulStatusCode, body: object | string) {
    super(`Refused with ${status}.`);
    this.status = status;
    this.body = body;
  }
}

/** What an invalid part is called: a property of the request, or a field of a form. */
export type Part = { readonly name: string } | { readonly api_name: string };

/** @param part is left out where the request as a whole is invalid. */
export const invalid = (message: string, part?: Part): Refusal =>
  new Refusal(400, {
    code: 'validation_error',
    message,
    ...(part && { details: { reason: message, ...part } }),
  });

/** For what is well said, but cannot be done as things are; the service then has empty details. */
export const impossible = (message: string): Refusal =>
  new Refusal(400, { code: 'validation_error', message, details: {} });

/** What the service says where it breaks. */
export const serverError =
  '<!doctype html>\n<html lang="en">\n<head>\n  <title>Server Error (500)</title>\n</head>\n' +
  '<body>\n  <h1>Server Error (500)</h1><p></p>\n</body>\n</html>\n';

/** For what the service does not expect, so that it breaks; nothing is stored. */
export const broken = (): Refusal => new Refusal(500, serverError);

/** In the shape of those parts of the service that do not have one of their own. */
export const invalidInput = (name: string, message: string): Refusal =>
  new Refusal(400, { [name]: [message] });

/** In the shape that a list of words has there, which does not say what it is about. */
export const invalidWords = (message: string): Refusal => new Refusal(400, [message]);

export const denied = (detail = 'You do not have permission to perform this action.'): Refusal =>
  new Refusal(403, { detail });

export const notFound = (): Refusal => new Refusal(404, { detail: 'Not found.' });
