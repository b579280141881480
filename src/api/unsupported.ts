import type { Answer } from '../core/base/answer.ts';
import type { PneumaticApi } from '../core/api.ts';
import { failure } from '../core/base/result.ts';

const notSupported = (): Answer<never> => Promise.resolve(failure({ kind: 'notSupported' }));

/** Answers `notSupported` to every call about runs, tasks and files. Sends nothing. */
export const withoutRunsAndTasks: Omit<
  PneumaticApi,
  | 'capabilities'
  | 'whoAmI'
  | 'checkKey'
  | 'renew'
  | 'listWorkflows'
  | 'getWorkflow'
  | 'launch'
  | 'describeLaunch'
> = {
  listAssignees: notSupported,
  upload: notSupported,
  listRuns: notSupported,
  getRun: notSupported,
  getRunForm: notSupported,
  listEvents: notSupported,
  commentOnRun: notSupported,
  snoozeRun: notSupported,
  resumeRun: notSupported,
  changeRun: notSupported,
  returnRun: notSupported,
  finishRun: notSupported,
  deleteRun: notSupported,
  listTasks: notSupported,
  getTask: notSupported,
  completeTask: notSupported,
  returnTask: notSupported,
  commentOnTask: notSupported,
  setTaskDueDate: notSupported,
  addPerformer: notSupported,
  removePerformer: notSupported,
  listTaskEvents: notSupported,
  editComment: notSupported,
  deleteComment: notSupported,
  addReaction: notSupported,
  removeReaction: notSupported,
  noteSeen: notSupported,
  markItem: notSupported,
  listNewestTasks: notSupported,
  listSentNews: notSupported,
  listLateRuns: notSupported,
};
