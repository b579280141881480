import { type ServerResponse, createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Reply, json } from '../../support/failing/server.ts';

/** Stands before a server and passes all requests on, except those that a test answers itself. */
export interface Interceptor {
  readonly origin: string;
  /** The requests in order, with their queries: `GET /workflows?limit=50`. */
  readonly asked: readonly string[];
  /** Answers matching requests in the server's place; the returned function ends that. */
  instead(of: RegExp, reply: Reply): () => void;
  stop(): Promise<void>;
}

/** Starts an interceptor in front of the server at this address. */
export async function startInterceptor(target: string): Promise<Interceptor> {
  const asked: string[] = [];
  const instead = new Map<RegExp, Reply>();
  const server = createServer((request, response) => {
    const what = `${request.method ?? ''} ${request.url ?? ''}`;
    asked.push(what);
    const [, reply] = [...instead].find(([of]) => of.test(what)) ?? [];
    if (reply) reply(response);
    else
      pass(`${target}${request.url ?? ''}`, response).catch((error: unknown) =>
        response.destroy(error as Error),
      );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    instead: (of, reply) => {
      instead.set(of, reply);
      return () => instead.delete(of);
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Sends a request on to this address. */
async function handOn(address: string, { req }: ServerResponse): Promise<Response> {
  const { method = 'GET', headers } = req;
  const body = await buffer(req);
  const { authorization = '', 'content-type': type } = headers;
  return fetch(address, {
    method,
    headers: { authorization, ...(type === undefined ? {} : { 'content-type': type }) },
    ...(body.length === 0 ? {} : { body }),
  });
}

/** Answers a request with the answer of this address. */
export async function pass(address: string, response: ServerResponse): Promise<void> {
  const answer = await handOn(address, response);
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
  response.end(Buffer.from(await answer.arrayBuffer()));
}

/** Lets the server carry out the request, and breaks the connection before its answer. */
export const doneAndCut =
  (server: string): Reply =>
  (response) => {
    handOn(`${server}${response.req.url ?? ''}`, response)
      .then((answer) => answer.arrayBuffer())
      .finally(() => response.socket?.resetAndDestroy())
      .catch(() => undefined);
  };

/** Answers with the server's answer, changed by a test. */
export const changed =
  (server: string, change: (body: Readonly<Record<string, unknown>>) => unknown): Reply =>
  (response) => {
    handOn(`${server}${response.req.url ?? ''}`, response)
      .then(async (answer) => {
        json(change((await answer.json()) as Readonly<Record<string, unknown>>))(response);
      })
      .catch((error: unknown) => response.destroy(error as Error));
  };
