import { hostedServer, isLoopback, keyFault, parseServer } from '../core/account/account.ts';
import { filesAddress } from '../core/account/webAddresses.ts';
import type { Answer } from '../core/base/answer.ts';
import type { ServiceError } from '../core/base/errors.ts';
import { type Result, failure, success } from '../core/base/result.ts';
import type { DescribedLaunch } from '../core/kickoff/launchRequest.ts';
import type { Unreadable } from '../core/base/unreadable.ts';
import type { TakeEntries } from './arrivingList.ts';
import { notUnderstood } from './body.ts';
import { type Connection, type RequestEntry, defaultTimeouts } from './connection.ts';
import { type Endpoint, endpointUrl } from './endpoint.ts';
import type { Exchange } from './exchange.ts';
import { type Sending, createSend } from './http.ts';
import { mapped } from './mapping.ts';
import type { StreamedBody } from './multipart.ts';
import {
  changeOutcome,
  isAnswered,
  launchOutcome,
  readOutcome,
  refusesKey,
  storedOutcome,
} from './outcome.ts';
import { withRetries } from './retry.ts';

/** What else is told of a read. */
export interface Hearing {
  /**
   * Called for each try; what it returns takes the entries of a long list as they arrive. The
   * answer is then the list of those that are left.
   */
  readonly begin?: (() => TakeEntries) | undefined;
  /** Called with the text of an answer before it is parsed. */
  readonly onText?: ((text: string) => void) | undefined;
}

/** Exchanges JSON with one account of the service. No function rejects. */
export interface Client {
  /** Reads, and tries again where that may help. */
  get(endpoint: Endpoint, signal?: AbortSignal, hearing?: Hearing): Answer<unknown>;
  /** Sends a launch once. */
  launch(endpoint: Endpoint, body: unknown, signal?: AbortSignal): Answer<unknown>;
  /** The launch that `launch` would send. */
  describe(endpoint: Endpoint, body: object): Result<DescribedLaunch, ServiceError>;
  /** Sends a change by POST, once. The value is undefined where the answer has no content. */
  change(endpoint: Endpoint, body: unknown, signal?: AbortSignal): Answer<unknown>;
  /** Sends a change by PATCH, once. */
  patch(endpoint: Endpoint, body: unknown, signal?: AbortSignal): Answer<unknown>;
  /** Removes something by DELETE, once. */
  remove(endpoint: Endpoint, signal?: AbortSignal): Answer<unknown>;
  /** Reports the parts of an answer that cannot be read. */
  noteUnreadable(route: string, parts: readonly Unreadable[] | undefined): void;
  /** Whether the address of the file service is known. */
  readonly hasFiles: boolean;
  /** The site of uploaded files; undefined where it is unknown or a guess. */
  readonly fileSite: string | undefined;
  /** Sends a file to the file service, once. An unclear end counts like that of a read. */
  upload(form: StreamedBody, signal?: AbortSignal): Answer<unknown>;
  /** Posts something that does no harm when it is lost. Sent once. */
  postHarmless(endpoint: Endpoint, body: unknown, signal?: AbortSignal): Answer<unknown>;
  /** Sends a file to an address that the service has named, once and without the key. */
  put(url: URL, file: StreamedBody, signal?: AbortSignal): Answer<unknown>;
}

/** A request that is sent once. */
interface Change {
  readonly endpoint: Endpoint;
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
}

/** The address of a request, or the error that keeps it from being sent. */
function destination(
  { server, key }: Connection,
  endpoint: Endpoint,
  signal: AbortSignal | undefined,
): Result<string, ServiceError> {
  if (signal?.aborted) return failure({ kind: 'cancelled' });
  if (keyFault(key) !== undefined) return failure({ kind: 'unauthorized' });
  const url = endpointUrl(server, endpoint);
  return url === undefined ? failure({ kind: 'notFound' }) : success(url);
}

/** The base address for files: the key goes there, so it must be https or on this machine. */
function filesOf({ files }: Connection): string | undefined {
  const parsed = files === undefined ? undefined : parseServer(files);
  return parsed?.ok ? parsed.value : undefined;
}

/** The site of uploaded files. For the hosted service the address is a guess, so it is left out. */
const fileSiteOf = (connection: Connection): string | undefined => {
  const isGuess =
    connection.server === hostedServer &&
    connection.files === filesAddress(hostedServer, undefined);
  return isGuess ? undefined : filesOf(connection);
};

/**
 * Whether a file may be sent to this address: by https or on this machine, and without a user name.
 */
const takesFiles = ({ protocol, hostname, username, password }: URL): boolean =>
  (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) &&
  username + password === '';

function outcomeOf(exchange: Exchange): RequestEntry['outcome'] {
  if (!exchange.ok) return exchange.error.kind;
  const { status, body } = exchange.value;
  return body.ok ? status : body.error.kind;
}

type LoggedSending = Sending & { readonly route: string; readonly attempt: number };
type LoggedSend = (sending: LoggedSending, signal: AbortSignal | undefined) => Promise<Exchange>;

/** Tells of a request. Whoever fails to hear it does not change what is known about a launch. */
function tell(telling: () => void): void {
  try {
    telling();
  } catch {
    // The log, or whoever else is told, has failed.
  }
}

/** `send` that writes an entry into the log. */
function createLoggedSend(
  key: string | undefined,
  { onRequest }: Pick<Connection, 'onRequest'>,
): LoggedSend {
  const send = createSend(key);
  return async (sending, signal) => {
    const { method, route, attempt } = sending;
    const start = performance.now();
    const exchange = await send(sending, signal);
    const durationMs = Math.round(performance.now() - start);
    tell(() => onRequest?.({ method, route, outcome: outcomeOf(exchange), durationMs, attempt }));
    return exchange;
  };
}

/** `send` to the service that tells when it answers, and when it refuses the key. */
const createSendToService =
  (send: LoggedSend, { onAnswer, onKeyRefused }: Connection): LoggedSend =>
  async (sending, signal) => {
    const exchange = await send(sending, signal);
    if (isAnswered(exchange)) tell(() => onAnswer?.());
    if (refusesKey(exchange)) tell(() => onKeyRefused?.());
    return exchange;
  };

/** The most unreadable parts that are logged; more would hide everything else. */
const mostNoted = 50;

/** Reports each unreadable part once, since a polled list has the same ones again and again. */
function createNotes({ onUnreadable }: Connection): Client['noteUnreadable'] {
  const noted = new Set<string>();
  return (route, parts = []) => {
    for (const part of parts) {
      const { path, expected, found } = part;
      const key = JSON.stringify([route, path, expected, found]);
      if (noted.has(key) || noted.size >= mostNoted) continue;
      noted.add(key);
      onUnreadable?.(route, part);
    }
  };
}

/** Sends a harmless request once: an unclear end counts like that of a read. */
async function sendHarmless<Outcome>(
  send: LoggedSend,
  sending: Omit<LoggedSending, 'attempt'>,
  outcome: (exchange: Exchange, elapsedMs: number) => Outcome,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const start = performance.now();
  const exchange = await send({ ...sending, attempt: 1 }, signal);
  return outcome(exchange, performance.now() - start);
}

/** The client of one account. */
export function createClient(connection: Connection): Client {
  const timeouts = { ...defaultTimeouts, ...connection.timeouts };
  // What a file service answers or refuses says nothing about the service and the key.
  const sendFile = createLoggedSend(connection.key, connection);
  const send = createSendToService(sendFile, connection);
  const sendWithoutKey = createLoggedSend(undefined, connection);

  async function sendOnce(
    { endpoint, method, body }: Change,
    outcome: (exchange: Exchange) => Result<unknown, ServiceError>,
    signal: AbortSignal | undefined,
  ): Answer<unknown> {
    const to = destination(connection, endpoint, signal);
    if (!to.ok) return to;
    const { route } = endpoint;
    const content = JSON.stringify(body);
    const limitMs = timeouts.launch;
    return outcome(
      await send({ method, url: to.value, body: content, limitMs, route, attempt: 1 }, signal),
    );
  }

  return {
    async get(endpoint, signal, { begin, onText } = {}) {
      const to = destination(connection, endpoint, signal);
      if (!to.ok) return to;
      const start = performance.now();
      const once = async (attempt: number, limitMs: number) => {
        const { route } = endpoint;
        const exchange = await send(
          { method: 'GET', url: to.value, limitMs, route, attempt, take: begin?.() },
          signal,
        );
        if (exchange.ok && exchange.value.body.ok) onText?.(exchange.value.body.value);
        const outcome = readOutcome(exchange, performance.now() - start);
        const retryAt = exchange.ok ? exchange.value.retryAt : undefined;
        return outcome.ok ? outcome : failure({ error: outcome.error, retryAt });
      };
      return withRetries(once, timeouts, signal);
    },

    launch: (endpoint, body, signal) =>
      sendOnce({ endpoint, method: 'POST', body }, launchOutcome, signal),
    describe: (endpoint, body) =>
      mapped(destination(connection, endpoint, undefined), (url) => ({
        ...({ method: 'POST', url } as const),
        // As it arrives: JSON leaves out what is undefined.
        body: JSON.parse(JSON.stringify(body)) as object,
      })),
    noteUnreadable: createNotes(connection),
    hasFiles: filesOf(connection) !== undefined,
    fileSite: fileSiteOf(connection),

    async upload(form, signal) {
      const server = filesOf(connection);
      if (server === undefined) return failure({ kind: 'notSupported' });
      const route = '/upload';
      const to = destination({ ...connection, server }, { route }, signal);
      if (!to.ok) return to;
      const limitMs = timeouts.upload;
      const sending = { method: 'POST', url: to.value, body: form, limitMs, route } as const;
      return sendHarmless(sendFile, sending, readOutcome, signal);
    },

    async postHarmless(endpoint, body, signal) {
      const to = destination(connection, endpoint, signal);
      if (!to.ok) return to;
      const { route } = endpoint;
      const content = JSON.stringify(body);
      const limitMs = timeouts.launch;
      const sending = { method: 'POST', url: to.value, body: content, limitMs, route } as const;
      return sendHarmless(send, sending, readOutcome, signal);
    },

    async put(url, file, signal) {
      if (signal?.aborted) return failure({ kind: 'cancelled' });
      if (!takesFiles(url)) return failure(notUnderstood('an https address', 'another one'));
      const route = '{address}';
      const limitMs = timeouts.upload;
      const sending = { method: 'PUT', url: url.href, body: file, limitMs, route } as const;
      return sendHarmless(sendWithoutKey, sending, storedOutcome, signal);
    },

    change: (endpoint, body, signal) =>
      sendOnce({ endpoint, method: 'POST', body }, changeOutcome, signal),
    patch: (endpoint, body, signal) =>
      sendOnce({ endpoint, method: 'PATCH', body }, changeOutcome, signal),
    remove: (endpoint, signal) => sendOnce({ endpoint, method: 'DELETE' }, changeOutcome, signal),
  };
}
