/**
 * A forwarding proxy: `forwardingMain.ts ROUTES`, JSON with the local port for each host name. It
 * sends its parent its port, and then each requested host.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import process from 'node:process';

/** The messages: first the port, then `METHOD host:port` of each request. */
export type ForwardingReport = { readonly port: number } | { readonly asked: string };

const routes = JSON.parse(process.argv[2] ?? '{}') as Readonly<Record<string, number>>;
const report = (message: ForwardingReport): boolean => process.send?.(message) ?? false;

const server = createServer((request, response) => {
  report({ asked: `${request.method ?? ''} ${request.url ?? ''}` });
  response.writeHead(501).end();
});
server.on('connect', (request, socket) => {
  const asked = request.url ?? '';
  report({ asked: `CONNECT ${asked}` });
  const port = routes[asked.replace(/:\d+$/, '')];
  if (port === undefined) {
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    return;
  }
  const onward = connect(port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    onward.pipe(socket).pipe(onward);
  });
  const end = (): void => {
    onward.destroy();
    socket.destroy();
  };
  onward.on('error', end);
  socket.on('error', end);
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1');
await once(server, 'listening');
report({ port: (server.address() as AddressInfo).port });
