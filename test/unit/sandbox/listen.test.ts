import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { type Bounds, type Listener, defaultBounds, listen } from '../../../src/sandbox/listen.ts';
import { readText } from '../../../src/sandbox/readText.ts';

/** Answers with the length of the request's body, up to a limit, or with a long text. */
const app = {
  fetch: async (request: Request): Promise<Response> => {
    if (request.url.endsWith('/long')) return new Response('x'.repeat(64 * 1024 * 1024));
    const body = await readText(request, 1000);
    return Response.json({ length: body?.length ?? 'too long' });
  },
};

/** Other addresses of this machine. */
const others = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .filter(({ internal, family }) => !internal && family === 'IPv4')
  .map(({ address }) => address);

describe('The sandbox’s listener', () => {
  let listener: Listener | undefined;
  let sockets: Socket[] = [];

  async function start(bounds: Partial<Bounds>): Promise<void> {
    listener = await listen(app, 0, { ...defaultBounds, ...bounds });
  }
  const port = (): number => Number(new URL(listener?.origin ?? '').port);
  function open(sent = ''): Socket {
    const socket = connect(port(), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(sent);
    sockets.push(socket);
    return socket;
  }
  const head = (line: string): string => `${line} HTTP/1.1\r\nHost: 127.0.0.1:${port()}\r\n`;

  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    sockets = [];
    await listener?.close();
  });

  it('hangs up on one who takes too long over the headers', async () => {
    await start({ headersMs: 100, requestMs: 100 });
    assert.match(await text(open(`${head('GET /')}X: `)), /^HTTP\/1\.1 408 /);
  });

  it('hangs up on one who takes too long over the body', async () => {
    await start({ headersMs: 100, requestMs: 100 });
    const answer = text(open(`${head('POST /')}Content-Length: 10\r\n\r\n{`));
    assert.match(await answer, /^HTTP\/1\.1 (408|400) /);
  });

  it('hangs up on one who does not read the answer', async () => {
    await start({ stillMs: 100 });
    const socket = open(`${head('GET /long')}\r\n`).pause();
    const hungUp = new AbortController();
    socket.once('error', () => {
      hungUp.abort();
    });
    // A client that does not read notices the end only by writing, which it does less often than
    // `stillMs`.
    while (!hungUp.signal.aborted) {
      await pause(300);
      socket.write('\r\n');
    }
  });

  it('refuses headers that are too long', async () => {
    await start({ headerSize: 1000 });
    const answer = text(open(`${head('GET /')}X: ${'x'.repeat(2000)}\r\n\r\n`));
    assert.match(await answer, /^HTTP\/1\.1 431 /);
  });

  it('reads no more of a body than it may be long, and goes on', async () => {
    await start({});
    const chunk = `400\r\n${'x'.repeat(1024)}\r\n`;
    const socket = open(
      `${head('POST /')}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunk.repeat(4)}0\r\n\r\n`,
    );
    assert.match(await text(socket), /"too long"/);
    assert.match(await text(open(`${head('GET /')}Connection: close\r\n\r\n`)), /"length":0/);
  });

  it('turns away more connections than it may have', async () => {
    await start({ connections: 2 });
    const [first, second] = [open(), open()];
    await Promise.all([once(first, 'connect'), once(second, 'connect')]);
    await once(open().resume(), 'close');
    first.end(`${head('GET /')}Connection: close\r\n\r\n`);
    assert.ok(!second.destroyed);
  });

  it('is not to be reached by another address of this machine', async function () {
    const [address] = others;
    if (address === undefined) this.skip();
    await start({});
    const socket = connect(port(), address);
    sockets.push(socket);
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    assert.equal(error.code, 'ECONNREFUSED');
  });
});
