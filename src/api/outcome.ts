import { type Result, failure, success } from '../core/base/result.ts';
import { type ServiceError, type UnknownOutcomeCause, isKeyRefused } from '../core/base/errors.ts';
import { isWebPage, notUnderstood, parseJson } from './body.ts';
import type { Exchange, Fault, Reply } from './exchange.ts';
import { parseRefusal } from './rejection.ts';

type Outcome = Result<unknown, ServiceError>;

const isGood = (status: number): boolean => status >= 200 && status < 300;
const isRefusal = (status: number): boolean => status >= 400 && status < 500 && status !== 408;
/** 408 counts, too: a server that gave up waiting may have waited for another server. */
const isFault = (status: number): boolean => status === 408 || (status >= 500 && status < 600);

/** The error of a 4xx, which means the same for a read and for a launch. */
function refusalError(reply: Reply): ServiceError {
  const body = reply.body.ok ? reply.body.value : '';
  const { message, rejections } = parseRefusal(body, reply.plainText);
  const page = isWebPage(body) && ({ page: true } as const);
  switch (reply.status) {
    case 401:
      return { kind: 'unauthorized', ...page };
    case 403:
      return { kind: 'forbidden', detail: message, ...page };
    case 404:
      return { kind: 'notFound', ...page };
    case 429:
      return { kind: 'rateLimited', retryAt: reply.retryAt };
    default:
      return {
        kind: 'rejected',
        status: reply.status,
        message: message === '' ? `HTTP ${reply.status}` : message,
        rejections,
      };
  }
}

/** Whether the service itself has answered as it should; a web page may come from anybody. */
export const isAnswered = (exchange: Exchange): boolean =>
  exchange.ok &&
  isGood(exchange.value.status) &&
  exchange.value.body.ok &&
  !isWebPage(exchange.value.body.value);

/** Whether the service does not accept the key with which it was asked. */
export const refusesKey = (exchange: Exchange): boolean =>
  exchange.ok &&
  // What is no refusal, such as a list of 50 MB, is not looked through for the words of one.
  isRefusal(exchange.value.status) &&
  exchange.value.body.ok &&
  isKeyRefused(refusalError(exchange.value));

const unexpectedStatus = ({ status, location }: Reply): ServiceError =>
  notUnderstood(
    'an answer from the service itself',
    location === undefined ? `status ${status}` : `a redirect to ${location}`,
  );

function readFault(fault: Fault, elapsedMs: number): ServiceError {
  switch (fault.kind) {
    case 'aborted':
      return { kind: 'cancelled' };
    case 'timeout':
      return { kind: 'timedOut', afterMs: Math.round(elapsedMs) };
    case 'network':
      return { kind: 'unreachable', reason: fault.code };
    case 'notHttp':
      return notUnderstood('an HTTP answer', 'another protocol');
    case 'tooLarge':
      return notUnderstood(`an answer of at most ${fault.most} MB`, 'a longer one');
  }
}

/**
 * The outcome of a read.
 * @param elapsedMs since the read began, with its earlier tries.
 */
export function readOutcome(exchange: Exchange, elapsedMs: number): Outcome {
  if (!exchange.ok) return failure(readFault(exchange.error, elapsedMs));
  const reply = exchange.value;
  if (isGood(reply.status)) {
    return reply.body.ok
      ? parseJson(reply.body.value)
      : failure(readFault(reply.body.error, elapsedMs));
  }
  if (isRefusal(reply.status)) return failure(refusalError(reply));
  if (isFault(reply.status)) return failure({ kind: 'serverFault', status: reply.status });
  return failure(unexpectedStatus(reply));
}

/** The outcome of storing a file, whose answer has no content. */
export const storedOutcome = (exchange: Exchange, elapsedMs: number): Outcome =>
  exchange.ok && isGood(exchange.value.status)
    ? success(undefined)
    : readOutcome(exchange, elapsedMs);

export const outcomeUnknown = (cause: UnknownOutcomeCause): Result<never, ServiceError> =>
  failure({ kind: 'outcomeUnknown', cause });

export const changeUnknown = (cause: UnknownOutcomeCause): Result<never, ServiceError> =>
  failure({ kind: 'changeUnknown', cause });

/** The error for a request whose outcome is unknown. */
type Unknown = typeof outcomeUnknown;

function sentFault(fault: Fault, unknown: Unknown): Result<never, ServiceError> {
  switch (fault.kind) {
    case 'aborted':
      return unknown('cancelled');
    case 'timeout':
      return unknown('timeout');
    case 'network':
      return fault.sent
        ? unknown('connection')
        : failure({ kind: 'unreachable', reason: fault.code });
    case 'notHttp':
    case 'tooLarge':
      return unknown('answer');
  }
}

/** Redirects that certainly did nothing. Other redirects may follow a success. */
const movedStatuses: readonly number[] = [301, 307, 308];

/** The text of a good answer. Anything that may have been done counts as unknown. */
function sentOutcome(exchange: Exchange, unknown: Unknown): Result<string, ServiceError> {
  if (!exchange.ok) return sentFault(exchange.error, unknown);
  const reply = exchange.value;
  if (isRefusal(reply.status)) return failure(refusalError(reply));
  if (isFault(reply.status)) return unknown(reply.status === 408 ? 'timeout' : 'server');
  if (movedStatuses.includes(reply.status)) return failure(unexpectedStatus(reply));
  if (!isGood(reply.status)) return unknown('answer');
  return reply.body.ok ? reply.body : sentFault(reply.body.error, unknown);
}

function parsedOutcome(body: Result<string, ServiceError>, unknown: Unknown): Outcome {
  if (!body.ok) return body;
  const json = parseJson(body.value);
  return json.ok ? json : unknown('answer');
}

/** The outcome of a launch. Unless it is certain that nothing has started, it is unknown. */
export const launchOutcome = (exchange: Exchange): Outcome =>
  parsedOutcome(sentOutcome(exchange, outcomeUnknown), outcomeUnknown);

/** The outcome of another change; undefined where the answer has no content (204). */
export function changeOutcome(exchange: Exchange): Outcome {
  const body = sentOutcome(exchange, changeUnknown);
  return body.ok && body.value === '' ? success(undefined) : parsedOutcome(body, changeUnknown);
}
