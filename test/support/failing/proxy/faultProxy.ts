import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Scenario } from './behaviour.ts';
import { makeCertificates } from './certificates.ts';
import { type Listener, listen } from './listener.ts';
import { answerWith, misbehave } from './misbehave.ts';
import { type Arrived, passOn } from './passOn.ts';

/** One way of failing, at an address of its own. */
export interface Opened {
  /**
   * The base address; all paths below it lead to the server behind, except the failing requests.
   */
  readonly origin: string;
  /** The requests in order, as `GET /path` without the query. */
  readonly seen: () => readonly string[];
  /** Ends the fault: from now on all requests are passed on. */
  readonly mend: () => Promise<void>;
  /** Fails in another way from now on, and forgets the requests. The address stays. */
  readonly change: (scenario: Scenario) => Promise<void>;
}

/** A proxy in front of a server that fails in any number of scenarios at once. */
export interface FaultProxy {
  /** The authority that signed the proxy's good certificate, as PEM. */
  readonly authority: string;
  readonly open: (scenario: Scenario) => Promise<Opened>;
  readonly stop: () => Promise<void>;
}

/**
 * Whether a request fails: one of the target, for the given number of times, until it is mended.
 */
function createFuse({ target, behaviour, times = Number.POSITIVE_INFINITY }: Scenario) {
  const pattern = new RegExp(`^(?:${target})$`);
  let left = times;
  return {
    fails: (line: string) => {
      if (!behaviour || left === 0 || !pattern.test(line)) return undefined;
      left -= 1;
      return behaviour;
    },
    mend: () => {
      left = 0;
    },
  };
}

/** Answers the requests of one scenario. */
function createAnswerer(upstream: string, first: Scenario) {
  const seen: string[] = [];
  let scenario = first;
  let fuse = createFuse(first);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const arrived: Arrived = { method, path: url, headers, body: await text(request) };
    const { pathname, searchParams: query } = new URL(url, 'http://localhost');
    const line = `${method} ${pathname}`;
    seen.push(line);
    const send = () => passOn(upstream, arrived);
    const behaviour = fuse.fails(line);
    // A cut differs from a proper end only if the connection was kept.
    const isKept = scenario.keepsConnections !== false || behaviour?.does === 'cut';
    if (!isKept) response.shouldKeepAlive = false;
    if (behaviour) await misbehave(behaviour, { response, query, passOn: send });
    else answerWith(response, await send());
  }

  return {
    seen: () => [...seen],
    mend: () => {
      fuse.mend();
    },
    change: (next: Scenario) => {
      seen.length = 0;
      scenario = next;
      fuse = createFuse(next);
    },
    answer: (request: IncomingMessage, response: ServerResponse): void => {
      answer(request, response).catch(() => response.destroy());
    },
  };
}

/** Makes a proxy in front of a server. Each opened scenario gets a port of its own. */
export function createFaultProxy(upstream: string): FaultProxy {
  const certificates = makeCertificates();
  const listeners: Listener[] = [];
  return {
    authority: certificates.authority,
    open: async (scenario) => {
      const { greeting = 'http', ipv6 = false } = scenario;
      const { answer, seen, mend, change } = createAnswerer(upstream, scenario);
      const listener = await listen({ greeting, ipv6, answer, certificates });
      listeners.push(listener);
      return {
        origin: listener.origin,
        seen,
        mend: async () => {
          mend();
          await listener.meet();
        },
        change: async (next) => {
          change(next);
          await listener.meet(next.greeting);
        },
      };
    },
    stop: async () => {
      await Promise.all(listeners.splice(0).map((listener) => listener.stop()));
    },
  };
}
