import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Whole } from './reshape.ts';

/** A request as it arrived, without the name of its scenario. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The headers of an answer that concern its content. */
const kept = ['content-type', 'retry-after', 'location'] as const;

/** Sends the request to the server behind, and reads its answer. */
export async function passOn(upstream: string, arrived: Arrived): Promise<Whole> {
  const { method, path, headers, body } = arrived;
  const outgoing = request(upstream + path, {
    method,
    agent: false,
    headers: { ...headers, host: new URL(upstream).host, connection: 'close' },
  });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  outgoing.end(body);
  const [incoming] = await answered;
  return {
    status: incoming.statusCode ?? 502,
    headers: Object.fromEntries(
      kept.flatMap((name) => {
        const value = incoming.headers[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    body: await text(incoming),
  };
}
