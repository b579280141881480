import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Effort } from './effort.ts';

/**
 * The variable with the folder through which the bench and its modules in the host exchange files.
 */
export const homeVariable = 'PNEUMATIC_BENCH_HOME';

/** What a module in the extension host measures with. */
export interface HostTask {
  /** For `activation.ts`: the ids of the extensions, in the order of activation. */
  readonly extensions: readonly string[];
  readonly effort: Effort;
  /** The address of the server for lists of workflows. */
  readonly lists: string;
  readonly sandbox: { readonly origin: string; readonly key: string };
  /** For `firstRows.ts`: whether what an earlier round has kept on disk is left there. */
  readonly kept: boolean;
}

const file = (name: string): string => path.join(process.env[homeVariable] ?? '', `${name}.json`);

export const readTask = (): HostTask => JSON.parse(readFileSync(file('task'), 'utf8')) as HostTask;

export const writeResult = (result: unknown): void => {
  writeFileSync(file('result'), JSON.stringify(result));
};
