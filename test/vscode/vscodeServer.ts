import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { extensionsForLooks } from './builtInExtensions.ts';
import { installServer } from './installServer.ts';
import { stopGroup } from './processGroup.ts';
import type { Home, ServerOptions } from './serverMain.ts';
import { writeSettings } from './settings.ts';

export interface StartOptions {
  /** The folder of machine and user data: settings, logs, global storage of extensions. */
  readonly dataDir: string;
  readonly extensionsDir?: string | undefined;
  /** Whether all extensions that VS Code brings are there; only its themes if left out. */
  readonly allBuiltIn?: boolean;
  /** Environment variables besides those of this process; extensions see them, too. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The ports to try, in this order; any free one if left out. */
  readonly ports?: readonly number[];
  /** The file for the server's output; `server.log` in `dataDir` if left out. */
  readonly logFile?: string | undefined;
  /** User settings besides those that keep VS Code quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The window that the plain address of the server opens; none if left out. */
  readonly home?: Home;
}

export interface RunningServer {
  readonly origin: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  /** Settles when the server has ended, for any reason. */
  readonly ended: Promise<void>;
  /** Ends the server and every process it has started. */
  stop(): Promise<void>;
}

/** Starts VS Code's server, installed first where needed. @throws if it does not start. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const dataDir = path.resolve(options.dataDir);
  const logFile = options.logFile ?? path.join(dataDir, 'server.log');
  const server = await installServer();
  await mkdir(dataDir, { recursive: true });
  await writeSettings(dataDir, options.settings);
  const child = await spawnServer(logFile, options.env, {
    server,
    dataDir,
    builtInExtensionsDir: options.allBuiltIn
      ? undefined
      : await extensionsForLooks(server, dataDir),
    extensionsDir: path.resolve(options.extensionsDir ?? path.join(dataDir, 'extensions')),
    ports: options.ports ?? [0],
    home: options.home,
  });
  const port = await listeningPort(child).catch(async (error: unknown) => {
    await stopGroup(child);
    throw new Error(`The VS Code server did not start.\n${await readFile(logFile, 'utf8')}`, {
      cause: error,
    });
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    dataDir,
    ended: new Promise((resolve) =>
      child.once('exit', () => {
        resolve();
      }),
    ),
    stop: () => stopGroup(child),
  };
}

async function spawnServer(
  logFile: string,
  env: StartOptions['env'],
  options: ServerOptions,
): Promise<ChildProcess> {
  const log = await open(logFile, 'a');
  const main = path.join(import.meta.dirname, 'serverMain.ts');
  const child = spawn(process.execPath, [main, JSON.stringify(options)], {
    detached: true,
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
    env: { ...process.env, ...env },
  });
  await log.close();
  return child;
}

/** The port on which the child reports that it listens. */
function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: { readonly port: number }) => {
      resolve(message.port);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`It ended with ${code ?? 'a signal'}.`));
    });
  });
}
