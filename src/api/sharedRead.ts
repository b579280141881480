import type { Answer } from '../core/base/answer.ts';
import { failure } from '../core/base/result.ts';

/** The answer, or `cancelled` as soon as the signal fires; the read itself goes on. */
function unlessCancelled<Value>(
  answer: Answer<Value>,
  signal: AbortSignal | undefined,
): Answer<Value> {
  if (!signal) return answer;
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      resolve(failure({ kind: 'cancelled' }));
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    answer.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}

/** A read that callers share: a call made while it is under way gets its result. */
export type SharedRead<Value> = (signal?: AbortSignal) => Answer<Value>;

/** Shares a read only while it is under way. */
export function shareWhileReading<Value>(read: () => Answer<Value>): SharedRead<Value> {
  let reading: Answer<Value> | undefined;
  return (signal) => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return unlessCancelled(reading, signal);
  };
}

/** Shares a read and keeps its result, unless that is an error or `saysSomething` is false. */
export function keepWhatIsRead<Value>(
  read: () => Answer<Value>,
  saysSomething: (value: Value) => boolean = () => true,
): SharedRead<Value> {
  let kept: Answer<Value> | undefined;
  return (signal) => {
    kept ??= read().then((answer) => {
      if (!answer.ok || !saysSomething(answer.value)) kept = undefined;
      return answer;
    });
    return unlessCancelled(kept, signal);
  };
}
