/** The text that a person reads for each error of the table. `{time}` stands for any later time. */
import type { ServiceError } from '../../src/core/base/errors.ts';
import { rows } from './rows.ts';

/** An error in few words, as the published table has it. No two errors of the table share them. */
export function inShort(error: ServiceError): string {
  switch (error.kind) {
    case 'unauthorized':
    case 'notFound':
    case 'forbidden':
      return error.page === true ? `${error.kind}: a web page` : error.kind;
    case 'cancelled':
    case 'notSupported':
    case 'timedOut':
      return error.kind;
    case 'unreachable':
      return `unreachable: ${error.reason}`;
    case 'notUnderstood': {
      const place = error.path === '' ? '' : ` at ${error.path}`;
      return `notUnderstood: ${error.found} for ${error.expected}${place}`;
    }
    case 'rejected': {
      const count = error.rejections.length;
      return `rejected: ${error.status}${count === 0 ? '' : `, ${count} about fields`}`;
    }
    case 'rateLimited':
      return error.retryAt === undefined ? error.kind : 'rateLimited: until a time';
    case 'serverFault':
      return `serverFault: ${error.status}`;
    case 'outcomeUnknown':
    case 'changeUnknown':
      return `${error.kind}: ${error.cause}`;
  }
}

const network = 'Check your network connection and the server’s address, then try again.';
const certificate =
  'Check the server’s address. If your company inspects traffic, have its certificate installed on this machine.';
const server = 'Check the server’s address with “Pneumatic: Select Server…”.';
const noMore = 'It says no more than this. Try again later, or ask the owner of the workflow.';
const marked = 'Correct what is marked and try again.';
const look = 'Look for it in Pneumatic before you launch again. Nothing is sent again by itself.';

const unreachable = (code: string): string => `Pneumatic cannot be reached. (${code}) ${network}`;
const untrusted = (code: string): string =>
  `The server’s certificate cannot be trusted. (${code}) ${certificate}`;
const other = (said: string): string =>
  `The answer is not what the API describes: ${said}. ${server}`;
const refused = (why: string, next: string): string =>
  `Pneumatic did not accept the request. (${why}) ${next}`;
const fault = (status: number): string =>
  `Pneumatic has a problem of its own (status ${status}). Try again in a few minutes.`;
const webPage = (status: string): string =>
  `A web page came in the place of Pneumatic’s answer${status}. A proxy, a firewall or a sign-in portal may stand between: open a web page in your browser, or connect to your VPN. If that does not help, check the server’s address with “Pneumatic: Select Server…”.`;
const unavailable = (status: number): string =>
  `Pneumatic, or a proxy in front of it, is not available (status ${status}). Try again in a few minutes.`;
const perhaps = (why: string): string => `The run may have started: ${why} ${look}`;
const perhapsDone = (why: string): string =>
  `It may have been done: ${why} Refresh to see how it stands. Nothing is sent again by itself.`;
const fewer = (next: string): string => `Pneumatic asks for fewer requests. ${next}`;

/** The sentences by the short form of the error. */
export const sentences: Readonly<Record<string, string>> = {
  timedOut:
    'Pneumatic did not answer within 60 seconds. Check your network connection and try again.',
  'unreachable: ECONNREFUSED': unreachable('ECONNREFUSED'),
  'unreachable: ECONNRESET': unreachable('ECONNRESET'),
  'unreachable: UND_ERR_SOCKET': unreachable('UND_ERR_SOCKET'),
  'unreachable: ERR_SSL_WRONG_VERSION_NUMBER': unreachable('ERR_SSL_WRONG_VERSION_NUMBER'),
  'unreachable: DEPTH_ZERO_SELF_SIGNED_CERT': untrusted('DEPTH_ZERO_SELF_SIGNED_CERT'),
  'unreachable: CERT_HAS_EXPIRED': untrusted('CERT_HAS_EXPIRED'),
  'unreachable: ERR_TLS_CERT_ALTNAME_INVALID': untrusted('ERR_TLS_CERT_ALTNAME_INVALID'),
  'notUnderstood: another protocol for an HTTP answer': other(
    'expected an HTTP answer but found another protocol',
  ),
  'notUnderstood: an HTML page for JSON': webPage(''),
  'notUnderstood: text that is not JSON for JSON': other(
    'expected JSON but found text that is not JSON',
  ),
  'notUnderstood: an empty answer for JSON': other('expected JSON but found an empty answer'),
  'notUnderstood: object for array': other('expected array but found object'),
  'notUnderstood: null for array': other('expected array but found null'),
  'notUnderstood: null for object': other('expected object but found null'),
  'notUnderstood: object for a list': other('expected a list but found object'),
  'notUnderstood: null for a list': other('expected a list but found null'),
  'notUnderstood: nothing for a value at results': other(
    'at results, expected a value but found nothing',
  ),
  'notUnderstood: nothing for a value at id': other('at id, expected a value but found nothing'),
  'notUnderstood: a longer one for an answer of at most 32 MB': other(
    'expected an answer of at most 32 MB but found a longer one',
  ),
  'notUnderstood: a redirect to https://login.example/elsewhere for an answer from the service itself':
    other(
      'expected an answer from the service itself but found a redirect to https://login.example/elsewhere',
    ),
  'notUnderstood: status 304 for an answer from the service itself': other(
    'expected an answer from the service itself but found status 304',
  ),
  'rejected: 400': refused('HTTP 400', noMore),
  'rejected: 400, 1 about fields': refused('May not be blank.', marked),
  'rejected: 400, 2 about fields': refused('Too long.', marked),
  'rejected: 409': refused('HTTP 409', noMore),
  'rejected: 413': refused('HTTP 413', 'Shorten what you entered and try again.'),
  'rejected: 422': refused('HTTP 422', noMore),
  unauthorized:
    'Pneumatic does not accept the API key. Copy the key from your profile page in Pneumatic and set it again.',
  forbidden:
    'Your account may not do this, or it no longer exists. (Not yours.) Ask whoever manages the account in Pneumatic what your role and its plan allow.',
  'unauthorized: a web page': webPage(' (status 401)'),
  'forbidden: a web page': webPage(' (status 403)'),
  'notFound: a web page': webPage(' (status 404)'),
  notFound:
    'Pneumatic does not find this. It may have been deleted, or the server is another. Refresh the workflows, and check the server with “Pneumatic: Select Server…”.',
  rateLimited: fewer('Wait a minute and try again.'),
  'rateLimited: until a time': fewer('Wait {time} and try again.'),
  'serverFault: 408': fault(408),
  'serverFault: 500': fault(500),
  'serverFault: 502': unavailable(502),
  'serverFault: 503': unavailable(503),
  'serverFault: 504': unavailable(504),
  'outcomeUnknown: timeout': perhaps('no answer came in time.'),
  'outcomeUnknown: connection': perhaps('the connection broke after the request was sent.'),
  'outcomeUnknown: answer': perhaps('the answer could not be read.'),
  'outcomeUnknown: server': perhaps('Pneumatic failed while it was handling the request.'),
  'changeUnknown: timeout': perhapsDone('no answer came in time.'),
  'changeUnknown: connection': perhapsDone('the connection broke after the request was sent.'),
  'changeUnknown: answer': perhapsDone('the answer could not be read.'),
  'changeUnknown: server': perhapsDone('Pneumatic failed while it was handling the request.'),
  notSupported: 'The account’s server cannot do this. Use Pneumatic in the browser for it.',
};

/** The distinct errors that calls are expected to end in. */
export const expectedErrors: readonly ServiceError[] = [
  ...new Map(
    rows.flatMap(({ expected: { answer } }) =>
      answer === 'value' ? [] : [[JSON.stringify(answer), answer] as const],
    ),
  ).values(),
];

/**
 * The text that a person reads.
 * @throws for an error without a sentence.
 */
export function sentenceOf(error: ServiceError): string {
  const sentence = sentences[inShort(error)];
  if (sentence === undefined) throw new Error(`There is no sentence for ${inShort(error)}.`);
  return sentence;
}
