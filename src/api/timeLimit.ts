import type { Fault } from './exchange.ts';

/** A request's end, come what may: by the caller or by the clock. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** What has ended it; undefined while nothing has. */
  readonly fault: () => Fault | undefined;
  /** To be called when the request is over. */
  readonly release: () => void;
}

/** Starts a limit of `ms` milliseconds that the caller's signal can cut short. */
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
