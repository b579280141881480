import type { Fault } from './exchange.ts';

/** The end of a request, by its caller or by the clock. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** The fault that has ended it; undefined until then. */
  readonly fault: () => Fault | undefined;
  /** Has to be called when the request is over. */
  readonly release: () => void;
}

/** Starts a limit of `ms` milliseconds; the caller's signal can end it earlier. */
export function startTimeLimit(ms: number, caller: AbortSignal | undefined): TimeLimit {
  const controller = new AbortController();
  let fault: Fault | undefined;
  const end = (cause: Fault): void => {
    fault ??= cause;
    controller.abort();
  };
  const onAbort = (): void => {
    end({ kind: 'aborted' });
  };
  const timer = setTimeout(() => {
    end({ kind: 'timeout' });
  }, ms);
  caller?.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    fault: () => fault,
    release: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onAbort);
    },
  };
}
