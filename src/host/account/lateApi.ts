import type { PneumaticApi } from '../../core/api.ts';
import { loadedOnce } from '../platform/loadedOnce.ts';
import { untilSent } from '../platform/untilSent.ts';

/** All that a client does; the compiler asks for what is missing. */
const calls: Readonly<Record<keyof PneumaticApi, true>> = {
  ...{ capabilities: true, whoAmI: true, checkKey: true, renew: true, listAssignees: true },
  ...{ listWorkflows: true, getWorkflow: true, launch: true, describeLaunch: true, upload: true },
  ...{ listRuns: true, getRun: true, getRunForm: true, snoozeRun: true, resumeRun: true },
  ...{ changeRun: true, returnRun: true, finishRun: true, deleteRun: true, commentOnRun: true },
  ...{ listTasks: true, getTask: true, completeTask: true, returnTask: true, commentOnTask: true },
  ...{ setTaskDueDate: true, addPerformer: true, removePerformer: true, markItem: true },
  ...{ listEvents: true, listTaskEvents: true, editComment: true, deleteComment: true },
  ...{ addReaction: true, removeReaction: true, noteSeen: true },
  ...{ listNewestTasks: true, listSentNews: true, listLateRuns: true },
};

/**
 * A client that is loaded with its first call, once rows that were kept are on their way: they do
 * not wait for what only asks the service.
 */
export function lateApi(load: () => Promise<PneumaticApi>): PneumaticApi {
  const loaded = loadedOnce(async () => {
    await untilSent();
    return load();
  });
  const call =
    (name: keyof PneumaticApi) =>
    async (...all: readonly unknown[]): Promise<unknown> => {
      const api = await loaded();
      return (api[name] as (...all: readonly unknown[]) => unknown)(...all);
    };
  const names = Object.keys(calls) as (keyof PneumaticApi)[];
  return Object.fromEntries(names.map((name) => [name, call(name)])) as unknown as PneumaticApi;
}
