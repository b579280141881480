import * as v from 'valibot';
import { accountId, runTaskId } from '../../core/base/ids.ts';
import { taskPageStateSchema } from '../../protocol/taskPage.ts';
import { pageViewTypes } from '../manifest/ids.ts';
import { type PageKind, OpenPages } from '../page/openPages.ts';
import type { TaskPanel } from './taskPanel.ts';
import type { TaskTarget } from './taskTarget.ts';

const taskTarget = v.pipe(
  taskPageStateSchema,
  v.transform((state): TaskTarget => ({
    accountId: accountId(state.accountId),
    taskId: runTaskId(state.taskId),
  })),
);

/** The open pages of tasks, in which one task may follow another. */
export type TaskPages = OpenPages<TaskTarget, TaskPanel>;

/** The open pages of tasks: one per task and account. */
export const createTaskPages = (kind: PageKind<TaskTarget, TaskPanel>): TaskPages =>
  new OpenPages({ ...kind, viewType: pageViewTypes.task, state: taskTarget });
