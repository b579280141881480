import type { LogOutputChannel } from 'vscode';

/** Runs a task that no caller waits for, and logs its failure. */
export function detach(log: LogOutputChannel, what: string, work: PromiseLike<unknown>): void {
  work.then(undefined, (error: unknown) => {
    log.error(`${what} failed: ${describe(error)}`);
  });
}

/** An unknown error for the log. Service errors never come here: they are values without secrets. */
export const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
