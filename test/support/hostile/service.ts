import { once } from 'node:events';
import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Dialect, currentAnswers } from './currentAnswers.ts';
import { documentedAnswers } from './documentedAnswers.ts';
import { hostileIds, hostileTexts } from './texts.ts';

/** The answers of a service, by method and path; undefined for an unknown path. */
export type Answers = (request: {
  readonly method: string;
  readonly path: string;
}) => { readonly status: number; readonly body: unknown } | undefined;

/** The accepted key; any other one is refused in the service's own words. */
export const hostileKey = 'pn-hostile-key-0123456789-abcdefgh';

/** A service that attacks its clients, and an accomplice that waits for stolen data. */
export interface HostileService {
  readonly origin: string;
  /** The requests in the order of arrival, such as `GET /workflows`. */
  readonly requests: readonly string[];
  /** The requests that its accomplice got: must stay empty. */
  readonly heard: readonly string[];
  readonly texts: readonly string[];
  /** Holds back the answers to launches from now on, until `release`. */
  hold(): void;
  /** Sends the answers that were held back. */
  release(): void;
  stop(): Promise<void>;
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const seen = ({ method = '', url = '' }: IncomingMessage): string => `${method} ${url}`;

/** Starts a service in which every text property of every answer is one of the hostile texts. */
export async function startHostileService(dialect: Dialect): Promise<HostileService> {
  const heard: string[] = [];
  const accomplice = createServer((request, response) => {
    heard.push(seen(request));
    response.end(`window.attacked = 1;`);
  });
  const texts = [...hostileTexts(await listen(accomplice)), `Your key: ${hostileKey}`];
  const answers = dialect === 'current' ? currentAnswers(texts) : documentedAnswers(texts);
  const requests: string[] = [];
  let holding = false;
  const held: (() => void)[] = [];
  const server = createServer((request, response) => {
    requests.push(seen(request));
    const known = request.headers.authorization === `Bearer ${hostileKey}`;
    const path = new URL(request.url ?? '', 'http://localhost').pathname;
    const answer = known
      ? answers({ method: request.method ?? '', path })
      : { status: 403, body: { detail: texts.slice(12).join(' ') } };
    const give = (): void => {
      response.writeHead(answer?.status ?? 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer?.body ?? { detail: texts.join(' ') }));
    };
    void text(request).then(() => {
      if (holding && request.method === 'POST') held.push(give);
      else give();
    });
  });
  return {
    origin: `http://${await listen(server)}`,
    requests,
    heard,
    texts,
    hold: () => {
      holding = true;
    },
    release: () => {
      holding = false;
      for (const give of held.splice(0)) give();
    },
    stop: async () => {
      for (const each of [server, accomplice]) {
        each.closeAllConnections();
        each.close();
        await once(each, 'close');
      }
    },
  };
}

/** One workflow for each text, and one for each odd id. */
export const hostileList = <Item>(
  texts: readonly string[],
  item: (id: string | number, text: string) => Item,
): readonly Item[] => [
  ...texts.map((each, index) => item(1000 + index, each)),
  ...hostileIds.map((id) => item(id, `Id ${String(id)}`)),
];
