import { once } from 'node:events';
import { type RequestListener, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, type Socket, createServer as createSocketServer } from 'node:net';
import type { Greeting } from './behaviour.ts';
import { type Certificate, type makeCertificates } from './certificates.ts';

/** A port that treats connections in a chosen way. */
export interface Listener {
  /** The origin, with the scheme of the greeting. */
  readonly origin: string;
  /** Treats connections in another way from now on; properly if none is named. */
  readonly meet: (greeting?: Greeting) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export type Certificates = ReturnType<typeof makeCertificates>;

const isForTls = (greeting: Greeting): boolean =>
  greeting === 'httpForTls' || (greeting.startsWith('tls') && greeting !== 'tlsForHttp');

/** The handlers of a connection, by greeting. */
function createReceivers(answer: RequestListener, certificates: Certificates) {
  const plain = createServer(answer);
  const secure = ({ key, cert }: Certificate) => createTlsServer({ key, cert }, answer);
  const servers = {
    http: plain,
    tls: secure(certificates.tls),
    tlsSelfSigned: secure(certificates.tlsSelfSigned),
    tlsExpired: secure(certificates.tlsExpired),
    tlsOtherName: secure(certificates.tlsOtherName),
  };
  return (greeting: Greeting, socket: Socket): void => {
    if (greeting === 'nobody') socket.destroy();
    // It waits for bytes, since a connection that is not established yet fails in another way.
    else if (greeting === 'reset') socket.once('data', () => socket.resetAndDestroy());
    else if (greeting === 'httpForTls') plain.emit('connection', socket);
    else if (greeting === 'tlsForHttp') servers.tls.emit('connection', socket);
    else servers[greeting].emit('connection', socket);
  };
}

interface ListenerOptions {
  readonly greeting: Greeting;
  readonly ipv6: boolean;
  readonly answer: RequestListener;
  readonly certificates: Certificates;
}

/** Listens at a free port; for `nobody`, finds one and leaves it until it is mended. */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const { greeting, ipv6, answer, certificates } = options;
  const host = ipv6 ? '::1' : '127.0.0.1';
  const receive = createReceivers(answer, certificates);
  const open = new Set<Socket>();
  let now = greeting;
  const server = createSocketServer((socket) => {
    open.add(socket.on('error', () => undefined).on('close', () => open.delete(socket)));
    receive(now, socket);
  });
  const start = async (port: number): Promise<number> => {
    server.listen(port, host);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
  const port = await start(0);
  const well = isForTls(greeting) ? 'tls' : 'http';
  const meet = async (next: Greeting = well): Promise<void> => {
    // A kept connection still has the earlier greeting.
    if (next !== now) for (const socket of open) socket.destroy();
    now = next;
    if (next === 'nobody') await stop();
    else if (!server.listening) await start(port);
  };
  await meet(greeting);
  return {
    origin: `${isForTls(greeting) ? 'https' : 'http'}://${ipv6 ? '[::1]' : host}:${port}`,
    meet,
    stop,
  };
}
