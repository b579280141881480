import type { MiddlewareHandler } from 'hono';
import type { Environment } from '../../request.ts';
import type { Store } from '../../store/store.ts';
import { resume, storedRun } from '../../rules/flow.ts';
import { valueContextOf } from '../values/valueContext.ts';

/** Resumes the runs whose snooze has ended, before anything is read. */
export const wakeRuns =
  (store: Store): MiddlewareHandler<Environment> =>
  async (call, next) => {
    const at = new Date().toISOString();
    if (store.runsToWake(at).length > 0) {
      const change = { store, context: valueContextOf(store, call), at, personId: null };
      store.transaction(() => {
        for (const id of store.runsToWake(at)) resume(change, storedRun(store, id));
      });
    }
    await next();
  };
