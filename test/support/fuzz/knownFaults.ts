/** Where the service breaks, and so does the sandbox: with 500 and a page. */
interface KnownFault {
  /** As `test/contract/current/facts.ts` has it. */
  readonly fact: string;
  /** Whether a request, as text, has in it what does that. */
  has(request: string): boolean;
}

export const knownFaults: readonly KnownFault[] = [
  {
    fact: 'may not have U+0000 in it, which breaks the service and leaves nothing behind',
    has: (request) => /\\u0000/i.test(request) && changes.test(request),
  },
  {
    fact: 'of a date in milliseconds breaks the service',
    has: (request) => /\d{12}|\de\+?\d\d/i.test(request) && changes.test(request),
  },
  {
    fact: 'of groups that are no numbers breaks the service',
    has: (request) => /\/accounts\/users\?[^ "]*\bgroups=/.test(request),
  },
];

/** The requests that take values. */
const changes = /\/templates\/[^/ "]+\/run|\/v2\/tasks\/[^/ "]+\/complete|\/workflows\/\d/;
