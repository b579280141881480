import type { ContentfulStatusCode } from 'hono/utils/http-status';

/**
 * Refuses a request from any place in the code; everything that the request has written is undone.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: ContentfulStatusCode;
  /** The body of the answer: JSON, or a page. */
  readonly body: object | string;

  constructor(status: ContentfulStatusCode, body: object | string) {
    super(`Refused with ${status}.`);
    this.status = status;
    this.body = body;
  }
}

/** The name of an invalid part: a property of the request, or a field of a form. */
export type Part = { readonly name: string } | { readonly api_name: string };

/**
 * A refusal of an invalid request.
 * @param part is left out if the request as a whole is invalid.
 */
export const invalid = (message: string, part?: Part): Refusal =>
  new Refusal(400, {
    code: 'validation_error',
    message,
    ...(part && { details: { reason: message, ...part } }),
  });

/** A refusal of a valid request that cannot be done now; its details are empty. */
export const impossible = (message: string): Refusal =>
  new Refusal(400, { code: 'validation_error', message, details: {} });

/** The service's answer when it breaks. */
export const serverError =
  '<!doctype html>\n<html lang="en">\n<head>\n  <title>Server Error (500)</title>\n</head>\n' +
  '<body>\n  <h1>Server Error (500)</h1><p></p>\n</body>\n</html>\n';

/** A refusal of something on which the service breaks; nothing is stored. */
export const broken = (): Refusal => new Refusal(500, serverError);

/** A refusal in the shape that most parts of the service have. */
export const invalidInput = (name: string, message: string): Refusal =>
  new Refusal(400, { [name]: [message] });

/** A refusal in the shape of a list of words, which does not name the invalid part. */
export const invalidWords = (message: string): Refusal => new Refusal(400, [message]);

export const denied = (detail = 'You do not have permission to perform this action.'): Refusal =>
  new Refusal(403, { detail });

export const notFound = (): Refusal => new Refusal(404, { detail: 'Not found.' });
