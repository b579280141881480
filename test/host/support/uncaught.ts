import process from 'node:process';
import { inspect } from 'node:util';

/** What nobody has caught in this process. */
export interface Uncaught {
  /** Rejections that nobody handles, and errors thrown where nobody is, in words. */
  readonly left: () => readonly string[];
  readonly stop: () => void;
}

/** A wait of VS Code's own that has become pointless; it does not log these either. */
const isCancellation = (reason: unknown): boolean =>
  reason instanceof Error && reason.name === 'Canceled';

/** Watches from now on. What somebody handles late is taken back. */
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
