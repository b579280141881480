import { once } from 'node:events';
import {
  type IncomingMessage,
  type Server,
  type ServerResponse,
  createServer,
  request as ask,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';

/** A proxy in front of a server: it passes all requests on, and it can fail. */
export interface Gate {
  readonly origin: string;
  /** The requests in the order of arrival, such as `POST /workflows/7/run`. */
  readonly requests: readonly string[];
  /** The requests that launch. */
  readonly launches: () => readonly string[];
  /** From now on the server gets the requests, and the connections break before its answers. */
  loseAnswers(): void;
  /** From now on the server gets the requests, and its answers to launches wait here. */
  holdAnswers(): void;
  /** How many answers wait. */
  readonly held: () => number;
  /** Sends the waiting answers; resolves when all of them have been sent. */
  release(): Promise<void>;
  /** From now on nobody gets an answer, and the server gets nothing. */
  hang(): void;
  /** From now on the address does not listen. */
  shut(): Promise<void>;
  /** Everything works again from now on. */
  open(): Promise<void>;
}

const host = '127.0.0.1';

/** Passes a request on as if it had been sent to the server directly. */
async function handOn(request: IncomingMessage, target: URL): Promise<IncomingMessage> {
  const { method, url, headers } = request;
  const onward = ask({
    host: target.hostname,
    port: target.port,
    method,
    path: url,
    headers: { ...headers, host: target.host },
  });
  request.pipe(onward);
  const [answer] = (await once(onward, 'response')) as [IncomingMessage];
  return answer;
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

/** A gate in the hands of who has started it. */
export interface OwnedGate extends Gate {
  /** How many requests are under way. */
  readonly underWay: () => number;
  /** Closes the connections over which nothing is asked, and tells how many others there are. */
  connections(): Promise<number>;
  /** Closes it for good, even if a test that was given up tries to open it. */
  stop(): Promise<void>;
}

/** Starts a gate in front of a server. */
export async function startGate(target: URL): Promise<OwnedGate> {
  const requests: string[] = [];
  let losing = false;
  let holding = false;
  let hanging = false;
  const waiting: (() => Promise<void>)[] = [];
  let stopped = false;
  let underWay = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests.push(`${request.method} ${request.url}`);
    if (hanging) return;
    const answer = await handOn(request, target);
    if (losing) {
      await once(answer.resume(), 'end');
      response.socket?.resetAndDestroy();
      return;
    }
    const give = async (): Promise<void> => {
      // The client may have gone while the answer waited.
      if (response.destroyed || request.socket.destroyed) return;
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
      await finished(response);
    };
    if (holding && request.method === 'POST') waiting.push(give);
    else await give();
  }

  async function release(): Promise<void> {
    holding = false;
    await Promise.allSettled(waiting.splice(0).map((give) => give()));
  }

  const server = createServer((request, response) => {
    underWay += 1;
    response.once('close', () => (underWay -= 1));
    serve(request, response).catch(() => response.destroy());
  });
  const port = await listen(server, 0);
  return {
    origin: `http://${host}:${port}`,
    requests,
    launches: () => requests.filter((request) => request.startsWith('POST')),
    loseAnswers: () => {
      losing = true;
    },
    holdAnswers: () => {
      holding = true;
    },
    held: () => waiting.length,
    hang: () => {
      hanging = true;
    },
    release,
    shut: () => close(server),
    open: async () => {
      losing = false;
      hanging = false;
      await release();
      if (!server.listening && !stopped) await listen(server, port);
    },
    underWay: () => underWay,
    connections: async () => {
      server.closeIdleConnections();
      return promisify((done: (error: Error | null, count: number) => void) => {
        server.getConnections(done);
      })();
    },
    stop: () => {
      stopped = true;
      return close(server);
    },
  };
}
