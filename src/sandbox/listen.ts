import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { App } from './app.ts';
import { guard } from './guard.ts';

/** How long requests may still take once the listener is asked to close. */
const closingMs = 1_000;

/** A listener on this machine's loopback address. */
export interface Listener {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** Takes no more requests, and waits for those under way. */
  close(): Promise<void>;
}

/**
 * Serves the app on 127.0.0.1.
 * @param port 0 takes any free one.
 * @throws if the port is taken.
 */
export async function listen(app: App, port: number): Promise<Listener> {
  const answer = getRequestListener(
    (request, { incoming }) =>
      guard(request, incoming.headers.host, incoming.socket.localPort) ?? app.fetch(request),
    // The globals stay as they are: in an extension host they are everybody's.
    { errorHandler: malformed, overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    close: () => close(server),
  };
}

/** For requests that do not even make a `Request`, such as one with a broken `Host`. */
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
