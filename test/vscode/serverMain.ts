/**
 * The process that `startServer` starts: VS Code's server behind a listener of our own, which adds
 * what the workbench needs to keep secrets across a reload. Usage: `serverMain.ts OPTIONS`, a JSON
 * of `ServerOptions`; it sends `{ port }` to its parent and ends with it.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { ignoreExisting } from './ignoreExisting.ts';
import { type WorkbenchAddress, workbenchAddress } from './workbenchAddress.ts';

export interface Home extends Pick<WorkbenchAddress, 'folder' | 'extension'> {
  /** The id of a view; a window that opens for the first time has it in front. */
  readonly view: string;
}

export interface ServerOptions {
  /** The folder of VS Code's server. */
  readonly server: string;
  readonly dataDir: string;
  readonly extensionsDir: string;
  /** The folder of the extensions that VS Code brings; all of them if left out. */
  readonly builtInExtensionsDir?: string | undefined;
  /** The ports to try, in this order; 0 is any free one. */
  readonly ports: readonly number[];
  /** The window that the plain address opens. */
  readonly home?: Home | undefined;
}

interface CodeServer {
  handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void>;
  handleUpgrade(request: IncomingMessage, socket: Duplex): void;
}
interface ServerModule {
  loadCodeWithNls(): Promise<{
    createServer(address: null, args: Readonly<Record<string, unknown>>): Promise<CodeServer>;
  }>;
}

const host = '127.0.0.1';

async function createCodeServer(options: ServerOptions): Promise<CodeServer> {
  // With this variable, the module only loads; without it, it would start a server by itself.
  process.env.CODE_SERVER_PARENT_PID = String(process.pid);
  const address = pathToFileURL(path.join(options.server, 'out/server-main.js')).href;
  const module = (await import(address)) as ServerModule;
  const code = await module.loadCodeWithNls();
  return code.createServer(null, {
    'accept-server-license-terms': true,
    compatibility: '1.64',
    'disable-update-check': true,
    'disable-getting-started-override': true,
    // Without this option, a built server ignores an extension's development path.
    'enable-smoke-test-driver': true,
    'builtin-extensions-dir': options.builtInExtensionsDir,
    'extensions-dir': options.extensionsDir,
    'server-data-dir': options.dataDir,
    'telemetry-level': 'off',
    'without-connection-token': true,
  });
}

/**
 * Half of the key that the workbench encrypts its secrets with before it puts them into the
 * browser's local storage. Without this half they live in memory only and a reload loses them.
 */
async function secretKeyHalf(dataDir: string): Promise<Buffer> {
  const file = path.join(dataDir, 'secret-key-half');
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, randomBytes(32), { flag: 'wx', mode: 0o600 }).catch(ignoreExisting);
  return readFile(file);
}

async function listen(server: Server, ports: readonly number[]): Promise<number> {
  for (const port of ports) {
    try {
      server.listen(port, host);
      await once(server, 'listening');
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

/**
 * Has the document of a workbench ask for a view to begin with. Its configuration is the JSON of an
 * attribute.
 */
function showFirst(view: string, response: ServerResponse): void {
  const layout = JSON.stringify({ views: [{ id: view }] }).replaceAll('"', '&quot;');
  const send = response.end.bind(response) as (body: unknown) => ServerResponse;
  const mark = '"vscode-workbench-web-configuration" data-settings="{';
  const asking = (document: string): string =>
    document.replace(mark, `${mark}&quot;defaultLayout&quot;:${layout},`);
  const end = (body?: unknown): ServerResponse =>
    send(typeof body === 'string' ? asking(body) : body);
  Object.assign(response, { end });
}

/** Redirects a browser to the window of the plain address. */
function goHome(
  { folder, extension }: Home,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const origin = `http://${request.headers.host ?? host}`;
  response.writeHead(302, { location: workbenchAddress({ origin, folder, extension }) }).end();
}

/**
 * The part of one of VS Code's extensions that runs in a browser. The package of the server leaves
 * these files out; without them, each window shows errors while it starts, and with more than three
 * notifications in a moment it shows no further ones.
 */
const browserPart = /\/static\/extensions\/[^/]+\/dist\/browser\/[^/]+\.js$/;

async function main(options: ServerOptions): Promise<void> {
  const code = await createCodeServer(options);
  const keyHalf = await secretKeyHalf(options.dataDir);
  const server = createServer((request, response) => {
    const { method, url = '' } = request;
    if (method === 'POST' && url === '/mint-key') response.end(keyHalf);
    else if (browserPart.test(url)) response.setHeader('content-type', 'text/javascript').end();
    else if (url === '/' && options.home) goHome(options.home, request, response);
    else {
      if (options.home && url.startsWith('/?')) showFirst(options.home.view, response);
      void code.handleRequest(request, response);
    }
  });
  server.on('upgrade', (request, socket) => {
    code.handleUpgrade(request, socket);
  });
  const port = await listen(server, options.ports);
  process.send?.({ port });
}

// When the parent ends, this process ends, too, with the extension hosts that it has started.
process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
await main(JSON.parse(process.argv[2] ?? '') as ServerOptions);
