import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Effort } from './effort.ts';

/** Names the folder through which the bench and its modules in the extension host talk. */
export const homeVariable = 'PNEUMATIC_BENCH_HOME';

/** What a module in the extension host is to measure with. */
export interface HostTask {
  /** For `activation.ts`: ids of extensions, to be activated in this order. */
  readonly extensions: readonly string[];
  readonly effort: Effort;
  /** Serves lists of workflows. */
  readonly lists: string;
  readonly sandbox: { readonly origin: string; readonly key: string };
}

const file = (name: string): string => path.join(process.env[homeVariable] ?? '', `${name}.json`);

export const readTask = (): HostTask => JSON.parse(readFileSync(file('task'), 'utf8')) as HostTask;

export const writeResult = (result: unknown): void => {
  writeFileSync(file('result'), JSON.stringify(result));
};
