import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inspect } from 'node:util';
import { build } from 'esbuild';
import { eventually, patience } from '../vscode/eventually.ts';
import { projectRoot } from '../vscode/paths.ts';
import type { Left, Order } from './orders.ts';

/** The module in the extension host. Below our extension’s folder, so that both share an API object. */
const bundle = path.join(projectRoot, 'out/soak/probe.cjs');

/** Builds the module that runs in the extension host. @returns its file. */
export async function buildProbe(): Promise<string> {
  await build({
    entryPoints: [path.join(import.meta.dirname, 'host/probe.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return bundle;
}

/** What does our orders in the extension host. */
export class Probe {
  readonly #address: string;

  constructor(port: number) {
    this.#address = `http://127.0.0.1:${port}/`;
  }

  run(command: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.tell({ do: 'run', command, args });
  }

  /** Runs a command, and lets the time pass at once that it waits for. */
  runInNoTime(command: string): Promise<unknown> {
    return this.tell({ do: 'run', command, inNoTime: true });
  }

  /** Runs a command that asks the person. */
  begin(command: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.tell({ do: 'run', command, args, waits: false });
  }

  count(): Promise<Left> {
    return this.tell({ do: 'count' }) as Promise<Left>;
  }

  /** The processor time that the host has used so far, in milliseconds. */
  processor(): Promise<number> {
    return this.tell({ do: 'processor' }) as Promise<number>;
  }

  /** @throws if it could not be done. */
  async tell(order: Order): Promise<unknown> {
    const body = JSON.stringify(order);
    const signal = AbortSignal.timeout(patience);
    // A connection that is kept may be closed at the moment of the next order.
    const headers = { connection: 'close' };
    const answer = await fetch(this.#address, { method: 'POST', headers, body, signal }).catch(
      (error: unknown) => {
        throw new Error(`There is no answer to ${body}: ${inspect(error)}`, { cause: error });
      },
    );
    const said = await answer.text();
    if (!answer.ok) throw new Error(`${body}: ${said}`);
    return JSON.parse(said);
  }
}

/** Waits until the module takes orders. */
export const probeAt = (portFile: string): Promise<Probe> =>
  eventually('the module in the extension host', async () => {
    const port = Number(await readFile(portFile, 'utf8').catch(() => ''));
    return port > 0 ? new Probe(port) : undefined;
  });
