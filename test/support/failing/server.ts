import { once } from 'node:events';
import {
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  createServer,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Certificate } from './proxy/certificates.ts';

/** A request as it arrived. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the server does with one request, which it has read whole. */
export type Reply = (response: ServerResponse) => void;

/** A real HTTP server that fails in a chosen way. */
export interface FaultServer {
  readonly origin: string;
  /** The requests in the order of arrival. */
  readonly requests: readonly SeenRequest[];
  /** Resolves when this number of requests has arrived in total. */
  readonly arrived: (count: number) => Promise<void>;
  /** Resolves when the client has closed this number of connections in total. */
  readonly hungUp: (count: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

type Headers = Readonly<Record<string, string>>;

export const answer =
  (status: number, body = '', headers: Headers = {}): Reply =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };

export const json = (value: unknown, status = 200, headers: Headers = {}): Reply =>
  answer(status, JSON.stringify(value), { 'content-type': 'application/json', ...headers });

/** Breaks the connection instead of answering. */
export const reset: Reply = (response) => {
  response.socket?.resetAndDestroy();
};

/** Closes the connection politely, without an answer. */
export const hangUp: Reply = (response) => {
  response.socket?.end();
};

export const neverAnswer: Reply = () => undefined;

/** Announces more than it sends, and breaks the connection. */
export const cutMidBody =
  (status: number): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('[{"id":', () => response.socket?.resetAndDestroy());
  };

/** Sends the beginning of an answer, and then nothing. */
export const stallMidBody: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('[{"id":');
};

export const endless: Reply = (response) => {
  const chunk = Buffer.alloc(1024 * 1024, ' ');
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
};

/** Answers with bytes that are not HTTP. */
export const speakGibberish: Reply = (response) => {
  response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n');
};

/** A counter on which a caller can wait. */
function createCounter() {
  let count = 0;
  const waiting: { readonly target: number; readonly resolve: () => void }[] = [];
  const settle = (): void => {
    for (const { target, resolve } of waiting) if (count >= target) resolve();
  };
  return {
    add: (): void => {
      count += 1;
      settle();
    },
    reached: (target: number): Promise<void> =>
      new Promise((resolve) => {
        waiting.push({ target, resolve });
        settle();
      }),
  };
}

/** Starts on a free port. The first request gets the first reply; the last one repeats. */
export const startFaultServer = (...script: readonly Reply[]): Promise<FaultServer> =>
  start('http', createServer, script);

/** A fault server behind TLS. A request without TLS counts as one that cannot be read. */
export const startTlsFaultServer = (
  { key, cert }: Certificate,
  ...script: readonly Reply[]
): Promise<FaultServer> =>
  start('https', (listener) => createTlsServer({ key, cert }, listener), script);

async function start(
  scheme: 'http' | 'https',
  create: (listener: RequestListener) => Server,
  script: readonly Reply[],
): Promise<FaultServer> {
  const requests: SeenRequest[] = [];
  const arrivals = createCounter();
  const hangUps = createCounter();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    requests.push({ method, path: url, headers, body: await text(request) });
    script[Math.min(requests.length, script.length) - 1]?.(response);
    arrivals.add();
  }

  const server = create((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.on('tlsClientError', () => {
    requests.push({ method: '', path: '', headers: {}, body: 'no TLS' });
  });
  server.on('connection', (socket) => socket.once('close', hangUps.add));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    arrived: arrivals.reached,
    hungUp: hangUps.reached,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The address of a port on which no process listens. */
export async function deadOrigin(): Promise<string> {
  const server = await startFaultServer();
  await server.stop();
  return server.origin;
}
