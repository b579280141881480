import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pass } from './interceptor.ts';

/** Two servers at one host name, each under a path of its own. */
export interface TwoBelow {
  readonly origin: string;
  /** The keys that were sent to a path, without repeats. */
  keysSeen(path: 'eu' | 'us'): readonly string[];
  /** Breaks every connection from now on, or stops doing so. */
  cut(isCut: boolean): void;
  stop(): Promise<void>;
}

/** @param targets the addresses of the servers behind. */
export async function openTwoBelow(targets: Record<'eu' | 'us', string>): Promise<TwoBelow> {
  const seen: { readonly path: string; readonly key: string }[] = [];
  let isCut = false;
  const server = createServer((request, response) => {
    const [, path = '', rest = ''] = /^\/(eu|us)(\/.*)$/.exec(request.url ?? '') ?? [];
    seen.push({ path, key: (request.headers.authorization ?? '').replace('Bearer ', '') });
    const target = targets[path as 'eu' | 'us'];
    if (isCut) request.socket.resetAndDestroy();
    else
      pass(`${target}${rest}`, response).catch((error: unknown) =>
        response.destroy(error as Error),
      );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keysSeen: (path) => [
      ...new Set(seen.filter((each) => each.path === path).map(({ key }) => key)),
    ],
    cut: (cutNow) => {
      isCut = cutNow;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
