import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Scenario } from './behaviour.ts';
import { makeCertificates } from './certificates.ts';
import { type Listener, listen } from './listener.ts';
import { answerWith, misbehave } from './misbehave.ts';
import { type Arrived, passOn } from './passOn.ts';

/** One way of failing, at an address of its own. */
export interface Opened {
  /** The base address; everything below it leads to the server behind, but for what fails. */
  readonly origin: string;
  /** What has arrived, as `GET /path` without the query, in its order. */
  readonly seen: () => readonly string[];
  /** Ends the fault: from now on everything is passed on. */
  readonly mend: () => Promise<void>;
}

/** Stands in front of a server and fails as it is told, in any number of scenarios at once. */
export interface FaultProxy {
  /** The authority that has signed the proxy's good certificate, as PEM. */
  readonly authority: string;
  readonly open: (scenario: Scenario) => Promise<Opened>;
  readonly stop: () => Promise<void>;
}

/** Whether a request fails: those of the target, as often as it is wanted, until it is mended. */
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
function createAnswerer(upstream: string, scenario: Scenario) {
  const seen: string[] = [];
  const fuse = createFuse(scenario);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const arrived: Arrived = { method, path: url, headers, body: await text(request) };
    const { pathname, searchParams: query } = new URL(url, 'http://localhost');
    const line = `${method} ${pathname}`;
    seen.push(line);
    const send = () => passOn(upstream, arrived);
    const behaviour = fuse.fails(line);
    if (behaviour) await misbehave(behaviour, { response, query, passOn: send });
    else answerWith(response, await send());
  }

  return {
    seen: () => [...seen],
    mend: fuse.mend,
    answer: (request: IncomingMessage, response: ServerResponse): void => {
      answer(request, response).catch(() => response.destroy());
    },
  };
}

/** Makes a proxy in front of a server. Each scenario that is opened gets a port of its own. */
export function createFaultProxy(upstream: string): FaultProxy {
  const certificates = makeCertificates();
  const listeners: Listener[] = [];
  return {
    authority: certificates.authority,
    open: async (scenario) => {
      const { greeting = 'http', ipv6 = false } = scenario;
      const { answer, seen, mend } = createAnswerer(upstream, scenario);
      const listener = await listen({ greeting, ipv6, answer, certificates });
      listeners.push(listener);
      return {
        origin: listener.origin,
        seen,
        mend: async () => {
          mend();
          await listener.mend();
        },
      };
    },
    stop: async () => {
      await Promise.all(listeners.splice(0).map((listener) => listener.stop()));
    },
  };
}
