import type { PneumaticApi } from '../../core/api.ts';
import type { ServiceError } from '../../core/base/errors.ts';
import { type Result, failure } from '../../core/base/result.ts';
import { loadedOnce } from '../platform/loadedOnce.ts';
import { untilSent } from '../platform/untilSent.ts';

type CallName = Exclude<keyof PneumaticApi, 'renew'>;

/** All that a client is asked for; the compiler asks for what is missing. */
const calls: Readonly<Record<CallName, true>> = {
  ...{ capabilities: true, whoAmI: true, checkKey: true, listAssignees: true },
  ...{ listWorkflows: true, getWorkflow: true, launch: true, describeLaunch: true, upload: true },
  ...{ listRuns: true, getRun: true, getRunForm: true, snoozeRun: true, resumeRun: true },
  ...{ changeRun: true, returnRun: true, finishRun: true, deleteRun: true, commentOnRun: true },
  ...{ listTasks: true, getTask: true, completeTask: true, returnTask: true, commentOnTask: true },
  ...{ setTaskDueDate: true, addPerformer: true, removePerformer: true, markItem: true },
  ...{ listEvents: true, listTaskEvents: true, editComment: true, deleteComment: true },
  ...{ addReaction: true, removeReaction: true, noteSeen: true },
  ...{ listNewestTasks: true, listSentNews: true, listLateRuns: true },
};

/** Nothing has reached the service, and the next call may well do so. */
const notLoaded = (error: unknown): Result<never, ServiceError> =>
  failure({ kind: 'unreachable', reason: (error as NodeJS.ErrnoException).code ?? '' });

/**
 * A client that is loaded with its first call, once rows that were kept are on their way: they do
 * not wait for what only asks the service. Like any client, it never rejects.
 * @param onFailure is called with the error of a call for which it could not be loaded.
 */
export function lateApi(
  load: () => Promise<PneumaticApi>,
  onFailure: (error: unknown) => void,
): PneumaticApi {
  let there: PneumaticApi | undefined;
  const loaded = loadedOnce(async () => {
    await untilSent();
    there = await load();
    return there;
  });
  const ask = async (name: CallName, all: readonly unknown[]): Promise<unknown> => {
    let api: PneumaticApi;
    try {
      api = await loaded();
    } catch (error) {
      onFailure(error);
      return notLoaded(error);
    }
    return (api[name] as (...all: readonly unknown[]) => unknown)(...all);
  };
  const names = Object.keys(calls) as CallName[];
  const late = Object.fromEntries(
    names.map((name) => [name, (...all: readonly unknown[]) => ask(name, all)]),
  ) as unknown as Omit<PneumaticApi, 'renew'>;
  return {
    ...late,
    // Before it is loaded, it has nothing of the account that could be old.
    renew: () => {
      there?.renew();
    },
  };
}
