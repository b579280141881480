import type { Identity } from '../core/account/account.ts';
import type { Answer } from '../core/base/answer.ts';
import type { PneumaticApi } from '../core/api.ts';
import type { ServiceErrorKind } from '../core/base/errors.ts';
import { success } from '../core/base/result.ts';
import type { Connection } from './connection.ts';
import { detectDialect } from './detect.ts';
import type { Dialect } from './dialect.ts';
import { shareWhileReading } from './sharedRead.ts';

/** The functions that wait for the dialect. */
interface Detecting {
  readonly remembered: Dialect | undefined;
  readonly create: (dialect: Dialect) => PneumaticApi;
  readonly onDetected: (dialect: Dialect) => void;
}

interface Spoken {
  readonly dialect: Dialect;
  readonly api: PneumaticApi;
}

/** Errors of a list request in another dialect than the server's. */
const listIsForeign: readonly ServiceErrorKind[] = ['notFound', 'notUnderstood', 'rejected'];
/**
 * Errors of another request in a wrong dialect; *not found* is left out, since the thing may be
 * gone.
 */
const detailIsForeign: readonly ServiceErrorKind[] = ['notUnderstood'];

/** A client that finds out the server's dialect when it is first needed. */
export function createDetectingApi(connection: Connection, options: Detecting): PneumaticApi {
  const { remembered, create, onDetected } = options;
  let spoken: Spoken | undefined = remembered && {
    dialect: remembered,
    api: create(remembered),
  };

  const detect = shareWhileReading(async (): Answer<Spoken> => {
    const found = await detectDialect(connection);
    if (!found.ok) return found;
    const dialect = found.value;
    if (spoken?.dialect === dialect) return success(spoken);
    const now = { dialect, api: create(dialect) };
    spoken = now;
    onDetected(dialect);
    return success(now);
  });
  const current = (signal: AbortSignal | undefined): Answer<Spoken> =>
    spoken ? Promise.resolve(success(spoken)) : detect(signal);

  /** Reads, and reads once more if the answer shows that the server has changed its dialect. */
  async function read<Value>(
    once: (api: PneumaticApi) => Answer<Value>,
    foreign: readonly ServiceErrorKind[],
    signal: AbortSignal | undefined,
  ): Answer<Value> {
    const before = await current(signal);
    if (!before.ok) return before;
    const answer = await once(before.value.api);
    if (answer.ok || !foreign.includes(answer.error.kind)) return answer;
    const now = await detect(signal);
    return now.ok && now.value !== before.value ? once(now.value.api) : answer;
  }

  /** Calls once, in the known dialect or after finding it out. */
  async function call<Value>(
    once: (api: PneumaticApi) => Answer<Value>,
    signal: AbortSignal | undefined,
  ): Answer<Value> {
    const now = await current(signal);
    return now.ok ? once(now.value.api) : now;
  }

  /**
   * Without a paid plan no list may be read, but the key is still good; today's API then says who
   * owns it.
   */
  async function checkKey(signal: AbortSignal | undefined): Answer<Identity | undefined> {
    const answer = await read((api) => api.checkKey(signal), listIsForeign, signal);
    if (answer.ok || answer.error.kind !== 'forbidden' || spoken) return answer;
    const today = await create('current').checkKey(signal);
    return today.ok ? today : answer;
  }

  return {
    capabilities: (signal) => call((api) => api.capabilities(signal), signal),
    whoAmI: (signal) => call((api) => api.whoAmI(signal), signal),
    checkKey,
    renew: () => {
      spoken?.api.renew();
    },
    listWorkflows: (list, signal) => {
      // A list that began in one dialect cannot go on in another.
      const foreign = list.cursor === undefined ? listIsForeign : [];
      return read((api) => api.listWorkflows(list, signal), foreign, signal);
    },
    getWorkflow: (id, signal) =>
      read((api) => api.getWorkflow(id, signal), detailIsForeign, signal),
    launch: (request, signal) => call((api) => api.launch(request, signal), signal),
    describeLaunch: (request, signal) => call((api) => api.describeLaunch(request, signal), signal),
    listAssignees: (signal) => call((api) => api.listAssignees(signal), signal),
    upload: (file, signal, onProgress) =>
      call((api) => api.upload(file, signal, onProgress), signal),
    listRuns: (filter, signal) => call((api) => api.listRuns(filter, signal), signal),
    getRun: (id, signal) => call((api) => api.getRun(id, signal), signal),
    getRunForm: (id, signal) => call((api) => api.getRunForm(id, signal), signal),
    listEvents: (run, cursor, signal) => call((api) => api.listEvents(run, cursor, signal), signal),
    commentOnRun: (run, text, signal) => call((api) => api.commentOnRun(run, text, signal), signal),
    snoozeRun: (run, until, signal) => call((api) => api.snoozeRun(run, until, signal), signal),
    resumeRun: (run, signal) => call((api) => api.resumeRun(run, signal), signal),
    changeRun: (run, change, signal) => call((api) => api.changeRun(run, change, signal), signal),
    returnRun: (run, task, signal) => call((api) => api.returnRun(run, task, signal), signal),
    finishRun: (run, signal) => call((api) => api.finishRun(run, signal), signal),
    deleteRun: (run, signal) => call((api) => api.deleteRun(run, signal), signal),
    listTasks: (query, signal) => call((api) => api.listTasks(query, signal), signal),
    getTask: (id, signal) => call((api) => api.getTask(id, signal), signal),
    completeTask: (completion, signal) =>
      call((api) => api.completeTask(completion, signal), signal),
    returnTask: (id, comment, signal) => call((api) => api.returnTask(id, comment, signal), signal),
    commentOnTask: (id, text, signal) => call((api) => api.commentOnTask(id, text, signal), signal),
    setTaskDueDate: (id, dueAt, signal) =>
      call((api) => api.setTaskDueDate(id, dueAt, signal), signal),
    addPerformer: (task, performer, signal) =>
      call((api) => api.addPerformer(task, performer, signal), signal),
    removePerformer: (task, performer, signal) =>
      call((api) => api.removePerformer(task, performer, signal), signal),
    listTaskEvents: (task, cursor, signal) =>
      call((api) => api.listTaskEvents(task, cursor, signal), signal),
    editComment: (comment, text, signal) =>
      call((api) => api.editComment(comment, text, signal), signal),
    deleteComment: (comment, signal) => call((api) => api.deleteComment(comment, signal), signal),
    addReaction: (comment, value, signal) =>
      call((api) => api.addReaction(comment, value, signal), signal),
    removeReaction: (comment, value, signal) =>
      call((api) => api.removeReaction(comment, value, signal), signal),
    noteSeen: (comment, signal) => call((api) => api.noteSeen(comment, signal), signal),
    markItem: (mark, signal) => call((api) => api.markItem(mark, signal), signal),
    listNewestTasks: (signal) => call((api) => api.listNewestTasks(signal), signal),
    listSentNews: (me, signal) => call((api) => api.listSentNews(me, signal), signal),
    listLateRuns: (starter, now, signal) =>
      call((api) => api.listLateRuns(starter, now, signal), signal),
  };
}
