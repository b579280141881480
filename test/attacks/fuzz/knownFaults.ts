import type { HttpRequest } from './httpRequest.ts';

/** A request on which the service breaks and the sandbox does the same: with 500 and a page. */
interface KnownFault {
  /** The fact in `test/contract/current/facts.ts`. */
  readonly fact: string;
  /** A request that breaks it. */
  readonly example: Pick<HttpRequest, 'method' | 'path' | 'body'>;
  /** Whether a request, as text, contains the part that breaks it. */
  readonly has: (request: string) => boolean;
}

/** The mark of a page about a fault of the sandbox itself. */
export const ownFault = 'The sandbox could not do it';

export const knownFaults: readonly KnownFault[] = [
  {
    fact: 'may not have U+0000 in it, which breaks the service and leaves nothing behind',
    example: {
      ...{ method: 'POST', path: '/templates/5/run' },
      body: JSON.stringify({ kickoff: { customer: 'a\0b' } }),
    },
    has: (request) => /\\u0000/i.test(request) && changes.test(request),
  },
  {
    fact: 'of a date in milliseconds breaks the service',
    example: {
      ...{ method: 'PUT', path: '/workflows/1' },
      body: JSON.stringify({ kickoff: { 'release-date': 1_790_000_000_000 } }),
    },
    has: (request) => /\d{12}|\de\+?\d\d/i.test(request) && changes.test(request),
  },
  {
    fact: 'of groups that are no numbers breaks the service',
    example: { method: 'GET', path: '/accounts/users?groups=x', body: '' },
    has: (request) => /\/accounts\/users\?[^ "]*\bgroups=/.test(request),
  },
];

/** The requests that carry values. */
const changes = /\/templates\/[^/ "]+\/run|\/v2\/tasks\/[^/ "]+\/complete|\/workflows\/\d/;
