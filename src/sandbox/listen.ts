import { once } from 'node:events';
import { type Server, type ServerOptions, createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { App } from './app.ts';
import { guard } from './guard.ts';

/** How long requests may go on after the listener was asked to close, in milliseconds. */
const closingMs = 1_000;

/** The limits for each client. Times are in milliseconds. */
export interface Bounds {
  /** The time for all headers of a request to arrive. */
  readonly headersMs: number;
  /** The time for a whole request to arrive. */
  readonly requestMs: number;
  /** The longest silence on a connection, for example while a client does not read the answer. */
  readonly stillMs: number;
  /** The largest first line and headers of a request together, in bytes. */
  readonly headerSize: number;
  /** The most connections at a time; more are refused. */
  readonly connections: number;
}

export const defaultBounds: Bounds = {
  headersMs: 10_000,
  requestMs: 30_000,
  stillMs: 60_000,
  headerSize: 16 * 1024,
  connections: 200,
};

/** A listener on this machine's loopback address. */
export interface Listener {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** Stops taking requests, and waits for those under way. */
  close(): Promise<void>;
}

/**
 * Serves the app on 127.0.0.1.
 * @param port 0 takes any free port.
 * @throws if the port is taken.
 */
export async function listen(
  app: App,
  port: number,
  bounds: Bounds = defaultBounds,
): Promise<Listener> {
  const answer = getRequestListener(
    (request, { incoming }) =>
      guard(request, incoming.headers.host, incoming.socket.localPort) ?? app.fetch(request),
    // The globals stay unchanged: in an extension host, other extensions use them too.
    { errorHandler: malformed, overrideGlobalObjects: false },
  );
  const server = createServer(optionsOf(bounds), (incoming, outgoing) => {
    void answer(incoming, outgoing);
  });
  server.maxConnections = bounds.connections;
  server.setTimeout(bounds.stillMs);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    close: () => close(server),
  };
}

const optionsOf = ({ headersMs, requestMs, headerSize }: Bounds): ServerOptions => ({
  headersTimeout: headersMs,
  requestTimeout: requestMs,
  // How often Node checks these limits.
  connectionsCheckingInterval: Math.min(1_000, headersMs),
  maxHeaderSize: headerSize,
});

/** The answer to a request that cannot become a `Request`, such as one with a broken `Host`. */
const malformed = (error: unknown): Response =>
  Response.json(
    { detail: error instanceof Error ? error.message : 'The request is malformed.' },
    { status: 400 },
  );

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('Not listening.');
  return address.port;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const patience = setTimeout(() => {
    server.closeAllConnections();
  }, closingMs);
  await closed;
  clearTimeout(patience);
}
