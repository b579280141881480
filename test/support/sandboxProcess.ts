import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { readArguments } from '../../src/sandbox/readArguments.ts';
import { startSandbox } from '../../src/sandbox/startSandbox.ts';

const main = path.resolve(import.meta.dirname, '../../src/sandbox/main.ts');

/** A sandbox on a free port. */
export interface RunningSandbox {
  readonly origin: string;
  /** An API key of the demo member. */
  readonly key: string;
  /** The data file; `storedRuns` reads it. */
  readonly file: string;
  /** Ends it, and removes the data file unless the caller named it. */
  stop(): Promise<void>;
}

/** A sandbox in a process of its own. */
export interface SandboxProcess extends RunningSandbox {
  /** The id of the process. */
  readonly pid: number;
}

export interface SandboxProcessOptions {
  /** The data file; by default a new one in a temporary folder. */
  readonly file?: string;
  /** The key; by default one that the sandbox makes up. */
  readonly key?: string;
  /** The dialect; `documented` by default. */
  readonly dialect?: 'documented' | 'current';
  /** The generation of today's dialect; `v7` by default. */
  readonly generation?: 'v4.2' | 'v5' | 'v6' | 'v7';
  /** The largest file, in bytes. */
  readonly fileLimit?: number;
  /** The state of the file service of today's dialect; `ready` by default. */
  readonly files?: 'ready' | 'throttled' | 'failing' | 'none';
  /** The account's plan in today's dialect; `full` by default. */
  readonly plan?: 'full' | 'expired' | 'none' | 'crowded';
  /** False for a demo account without live runs. */
  readonly liveRuns?: boolean;
  /** The time zone of the demo member; `UTC` by default. */
  readonly timeZone?: string;
  /** Keys of other members, by their e-mail address. */
  readonly keys?: Readonly<Record<string, string>>;
}

/** The arguments of `npm run sandbox` for these options. */
const argumentsFor = (options: SandboxProcessOptions, file: string): readonly string[] => [
  ...['--port', '0', '--data', file],
  ...(options.key === undefined ? [] : ['--key', options.key]),
  ...(options.dialect === undefined ? [] : ['--dialect', options.dialect]),
  ...(options.generation === undefined ? [] : ['--generation', options.generation]),
  ...(options.fileLimit === undefined ? [] : ['--file-limit', String(options.fileLimit)]),
  ...(options.files === undefined ? [] : ['--files', options.files]),
  ...(options.plan === undefined ? [] : ['--plan', options.plan]),
  ...(options.timeZone === undefined ? [] : ['--time-zone', options.timeZone]),
  ...(options.liveRuns === false ? ['--no-live-runs'] : []),
  ...Object.entries(options.keys ?? {}).flatMap(([email, key]) => ['--member', `${email}=${key}`]),
];

/**
 * Starts a sandbox on its data file, in a temporary folder unless the options name one. The folder
 * is removed when the sandbox is stopped, or does not start.
 */
async function withDataFile<Sandbox extends RunningSandbox>(
  options: SandboxProcessOptions,
  start: (file: string) => Promise<Sandbox>,
): Promise<Sandbox> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-sandbox-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const sandbox = await start(options.file ?? path.join(folder, 'sandbox.sqlite'));
    return {
      ...sandbox,
      stop: async () => {
        await sandbox.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * Starts a sandbox and waits until it listens.
 * @throws with its stderr, if it ends instead.
 */
export const startSandboxProcess = (options: SandboxProcessOptions = {}): Promise<SandboxProcess> =>
  withDataFile(options, async (file) => {
    const child = runSandbox(argumentsFor(options, file));
    const { key, origin } = await readAddress(child);
    return { pid: child.pid ?? 0, origin, key, file, stop: () => stopProcess(child) };
  });

/** Starts a sandbox within this process, by the same arguments. */
export const startSandboxHere = (options: SandboxProcessOptions = {}): Promise<RunningSandbox> =>
  withDataFile(options, async (file) => {
    const wanted = readArguments(argumentsFor(options, file));
    if (!wanted) throw new Error('These arguments ask for help.');
    const sandbox = await startSandbox(wanted);
    return { origin: sandbox.origin, key: wanted.key, file, stop: () => sandbox.close() };
  });

/**
 * The sandbox's command, as `npm run sandbox` starts it.
 * @param more is added to the environment.
 */
export const runSandbox = (
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [main, ...args], { env: { ...process.env, ...more } });

async function readAddress(
  child: ChildProcessWithoutNullStreams,
): Promise<{ readonly key: string; readonly origin: string }> {
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  let key = '';
  for await (const line of createInterface(child.stdout)) {
    key = /^key: (.*)$/.exec(line)?.[1] ?? key;
    const origin = /^listening on (.*)$/.exec(line)?.[1];
    if (origin !== undefined) return { key, origin };
  }
  throw new Error(`The sandbox did not start: ${complaint}`);
}

async function stopProcess(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
