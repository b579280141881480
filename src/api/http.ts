import { ofetch } from 'ofetch';
import { type Result, failure, success } from '../core/base/result.ts';
import type { Arriving, TakeEntries } from './arrivingList.ts';
import { readText } from './body.ts';
import type { RequestEntry } from './connection.ts';
import type { Exchange, Fault } from './exchange.ts';
import { networkFault } from './faults.ts';
import { createMask } from './mask.ts';
import type { StreamedBody } from './multipart.ts';
import { parseRetryAfter } from './retryAfter.ts';
import { type TimeLimit, startTimeLimit } from './timeLimit.ts';

/** One request. */
export interface Sending {
  readonly method: RequestEntry['method'];
  readonly url: string;
  /** JSON as text, or a body that is sent in pieces. */
  readonly body?: string | StreamedBody;
  /** The limit in milliseconds, from sending to the last byte of the answer. */
  readonly limitMs: number;
  /** Takes the entries of a long list while it arrives; those that are left are the answer. */
  readonly take?: TakeEntries | undefined;
}

/** The length is sent as a header: some services take no body without it. */
const bodyOptions = (body: string | StreamedBody) =>
  typeof body === 'string'
    ? { body, headers: { 'content-type': 'application/json' } }
    : {
        body: body.stream,
        duplex: 'half' as const,
        headers: { 'content-type': body.type, 'content-length': String(body.size) },
      };

/** Sends a request. Never rejects: a failure is part of the exchange. */
export type Send = (sending: Sending, signal: AbortSignal | undefined) => Promise<Exchange>;

/** The target of a redirect, without its query, which may hold anything. */
function locationOf(response: Response, url: string): string | undefined {
  const target = response.headers.get('location');
  if (target === null) return undefined;
  if (!URL.canParse(target, url)) return 'another address';
  const { origin, pathname } = new URL(target, url);
  return origin + pathname;
}

const isPlainText = (response: Response): boolean =>
  /^text\/plain\b/i.test(response.headers.get('content-type') ?? '');

async function readBody(
  body: ReadableStream<Uint8Array> | undefined,
  limit: TimeLimit,
  arriving: Arriving | undefined,
): Promise<Result<string, Fault>> {
  try {
    return await readText(body, arriving);
  } catch (error) {
    return failure(limit.fault() ?? networkFault(error));
  }
}

async function toExchange(
  response: Response & { readonly _data?: ReadableStream<Uint8Array> },
  url: string,
  limit: TimeLimit,
  arriving: Arriving | undefined,
): Promise<Exchange> {
  return success({
    status: response.status,
    retryAt: parseRetryAfter(response.headers, Date.now()),
    location: locationOf(response, url),
    plainText: isPlainText(response),
    body: await readBody(response._data, limit, isGood(response.status) ? arriving : undefined),
  });
}

/**
 * The length in characters from which a key is masked in good answers; the service's keys have 35.
 */
const shortestSecret = 16;

type Mask = ReturnType<typeof createMask>;

const isGood = (status: number): boolean => status >= 200 && status < 300;

/** Whether a key is so long that it can be told from other text. */
const isTelling = (key: string): boolean => key.length >= shortestSecret;

/** The exchange with the key masked, in case the service repeats what it was sent. */
function withoutKey(exchange: Exchange, key: string, mask: Mask): Exchange {
  if (!exchange.ok) return exchange;
  const { body, location, status } = exchange.value;
  // A short key could be part of any text, which a good answer must not lose.
  const hides = !isGood(status) || isTelling(key);
  return success({
    ...exchange.value,
    // Cut after masking, so that no piece of the key is left at the end.
    location: location === undefined ? undefined : mask(location).slice(0, 200),
    body: body.ok && hides ? success(mask(body.value)) : body,
  });
}

/**
 * Creates the function that sends requests with this key, or without one. ofetch adds nothing of
 * its own: no retry, no redirect, no guess at the type of a body, no timeout (its own would end
 * with the headers). Its errors hold the key and stay in here.
 */
export function createSend(key: string | undefined): Send {
  const mask = createMask(key ?? '');
  const arrivingFor = (take: TakeEntries): Arriving => ({
    take,
    mask: key !== undefined && isTelling(key) ? mask : (text) => text,
  });
  const client = ofetch.create({
    headers: {
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      accept: 'application/json',
    },
    retry: 0,
    redirect: 'manual',
    credentials: 'omit',
    responseType: 'stream',
    ignoreResponseError: true,
  });

  return async ({ method, url, body, limitMs, take }, signal) => {
    const limit = startTimeLimit(limitMs, signal);
    try {
      const response = await client.raw<unknown, 'stream'>(url, {
        method,
        signal: limit.signal,
        ...(body !== undefined && bodyOptions(body)),
      });
      const exchange = await toExchange(response, url, limit, take && arrivingFor(take));
      return key === undefined ? exchange : withoutKey(exchange, key, mask);
    } catch (error) {
      return failure(limit.fault() ?? networkFault(error));
    } finally {
      limit.release();
    }
  };
}
