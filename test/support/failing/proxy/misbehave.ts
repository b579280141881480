import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { ProxyBehaviour } from './behaviour.ts';
import { bomb, fill } from './floods.ts';
import { type Whole, reshape } from './reshape.ts';

/** A request that was read whole, and a function to pass it on. */
export interface Passing {
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  readonly passOn: () => Promise<Whole>;
}

export function answerWith(response: ServerResponse, { status, headers, body }: Whole): void {
  response.writeHead(status, headers).end(body);
}

const httpDate = (seconds: number): string => new Date(Date.now() + seconds * 1000).toUTCString();

function cut(response: ServerResponse, whole: Whole, by: 'reset' | 'close'): void {
  const length = Buffer.byteLength(whole.body);
  response.writeHead(whole.status, { ...whole.headers, 'content-length': String(length) });
  const half = Buffer.from(whole.body).subarray(0, length / 2);
  response.write(half, () => {
    if (by === 'reset') response.socket?.resetAndDestroy();
    else response.socket?.end();
  });
}

function inform(response: ServerResponse, status: number): void {
  const upgrade = status === 101 ? 'Connection: Upgrade\r\nUpgrade: other\r\n' : '';
  response.socket?.write(`HTTP/1.1 ${status} Information\r\n${upgrade}\r\n`);
}

/** Treats the request in the way of the behaviour. */
export async function misbehave(behaviour: ProxyBehaviour, passing: Passing): Promise<void> {
  const { response, query, passOn } = passing;
  switch (behaviour.does) {
    case 'delay':
      await pause(behaviour.ms);
      answerWith(response, await passOn());
      return;
    case 'keepSilent':
      return;
    case 'stall':
      response.writeHead(200, { 'content-type': 'application/json' }).write('[{"id":');
      return;
    case 'reset':
      if (behaviour.passedOn) await passOn();
      response.socket?.resetAndDestroy();
      return;
    case 'hangUp':
      response.socket?.end();
      return;
    case 'cut':
      cut(response, await passOn(), behaviour.by);
      return;
    case 'speakOtherwise':
      response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n');
      return;
    case 'inform':
      inform(response, behaviour.status);
      if (behaviour.status !== 101) answerWith(response, await passOn());
      return;
    case 'answer':
      response.writeHead(behaviour.status, behaviour.headers ?? {}).end(behaviour.body);
      return;
    case 'limitUntil': {
      const { seconds, clockOff } = behaviour;
      response
        .writeHead(429, {
          date: httpDate(clockOff),
          'retry-after': httpDate(clockOff + seconds),
        })
        .end();
      return;
    }
    case 'fill':
      await fill(response, behaviour.status, behaviour.megabytes);
      return;
    case 'bomb':
      await bomb(response, behaviour.encoding);
      return;
    case 'reshape':
      answerWith(response, reshape(await passOn(), behaviour.into, query));
  }
}
