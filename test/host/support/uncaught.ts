import process from 'node:process';
import { inspect } from 'node:util';

/** The uncaught errors of this process. */
export interface Uncaught {
  /** Unhandled rejections and uncaught errors, as texts. */
  readonly left: () => readonly string[];
  readonly stop: () => void;
}

/** Whether it is a cancelled wait of VS Code's own, which VS Code does not log either. */
const isCancellation = (reason: unknown): boolean =>
  reason instanceof Error && reason.name === 'Canceled';

/** Watches from now on. A rejection that is handled late is removed again. */
export function watchUncaught(): Uncaught {
  const left = new Map<unknown, unknown>();
  const reject = (reason: unknown, promise: Promise<unknown>): void => {
    if (!isCancellation(reason)) left.set(promise, reason);
  };
  const handle = (promise: Promise<unknown>): void => {
    left.delete(promise);
  };
  const fail = (error: Error): void => {
    left.set(error, error);
  };
  process.on('unhandledRejection', reject);
  process.on('rejectionHandled', handle);
  process.on('uncaughtExceptionMonitor', fail);
  return {
    left: () => [...left.values()].map((each) => inspect(each)),
    stop: () => {
      process.off('unhandledRejection', reject);
      process.off('rejectionHandled', handle);
      process.off('uncaughtExceptionMonitor', fail);
    },
  };
}
