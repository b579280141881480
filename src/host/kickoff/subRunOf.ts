import type { PneumaticApi } from '../../core/api.ts';
import type { Answer } from '../../core/base/answer.ts';
import type { RunTaskId } from '../../core/base/ids.ts';
import { success } from '../../core/base/result.ts';
import type { DraftOwner } from '../form/drafts.ts';
import type { KickoffTarget } from './kickoffTarget.ts';
import type { SubRunOf } from '../../protocol/kickoffPage.ts';

/** The draft of a form: one for runs of their own, and one for the sub-runs of each task. */
export const draftOwnerOf = ({ workflowId, taskId }: KickoffTarget): DraftOwner =>
  taskId === undefined ? workflowId : `sub-run:${taskId}:${workflowId}`;

/** Reads the task that a form starts a sub-run of; undefined where it starts a run of its own. */
export async function readSubRunOf(
  api: PneumaticApi,
  taskId: RunTaskId | undefined,
): Answer<SubRunOf | undefined> {
  if (taskId === undefined) return success(undefined);
  const task = await api.getTask(taskId);
  if (!task.ok) return task;
  const { name, run, state } = task.value;
  return success({
    task: name,
    run: run.name,
    closed: state !== 'active' || run.state !== 'running',
  });
}
