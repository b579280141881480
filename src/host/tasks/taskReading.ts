import type { Capabilities, PneumaticApi } from '../../core/api.ts';
import type { Assignee } from '../../core/account/assignee.ts';
import type { ServiceError } from '../../core/base/errors.ts';
import { asksForPeople } from '../../core/form/fillableForm.ts';
import type { FormInput } from '../../core/form/input.ts';
import type { Page } from '../../core/base/answer.ts';
import type { RunDetail } from '../../core/runs/run.ts';
import type { RunEvent } from '../../core/runs/runEvent.ts';
import type { TaskDetail } from '../../core/tasks/task.ts';
import { type Result, success } from '../../core/base/result.ts';
import type { PageParts } from '../page/pageParts.ts';
import type { TaskTarget } from './taskTarget.ts';

/** The parts of a task that are read to show it. */
export interface TaskReading {
  readonly task: TaskDetail;
  readonly can: Capabilities;
  readonly inBrowser: boolean;
  /** The run of the task; undefined where it cannot be read. */
  readonly run: RunDetail | undefined;
  readonly assignable: boolean;
  /** The people that can be chosen, where the task asks for somebody. */
  readonly assignees: readonly Assignee[] | undefined;
}

/** What is kept of a task’s page; the newest page of its log is left out where it was not read. */
export type KeptTask = TaskReading & { readonly newest?: Page<RunEvent> };

export const keptTask = (
  reading: TaskReading,
  events: Result<Page<RunEvent>, ServiceError>,
): KeptTask => ({ ...reading, ...(events.ok && { newest: events.value }) });

/** Reads a task, and the rest that its page needs. */
export async function readTask(
  api: PneumaticApi,
  { accountId, taskId }: TaskTarget,
  { web, people: assignees }: Pick<PageParts, 'web' | 'people'>,
): Promise<Result<TaskReading, ServiceError>> {
  const [task, can] = await Promise.all([api.getTask(taskId), api.capabilities()]);
  if (!task.ok) return task;
  if (!can.ok) return can;
  const run = await api.getRun(task.value.run.id);
  const asks = can.value.listsAssignees && asksForPeople(task.value.fields);
  return success({
    task: task.value,
    can: can.value,
    run: run.ok ? run.value : undefined,
    assignable: can.value.managesRuns && isAssignable(task.value),
    inBrowser: (await web.task(taskId, accountId)) !== undefined,
    assignees: asks ? await assignees.of(api) : undefined,
  });
}

/** Whether I may give a task to others, as far as the service says. */
const isAssignable = ({ state, run }: TaskDetail): boolean =>
  run.changeable && run.state === 'running' && state === 'active';

/**
 * The task as others may have changed it since it was loaded; it is read again only where that
 * matters.
 */
export async function asItIsNow(
  api: PneumaticApi,
  task: TaskDetail,
  input: FormInput,
  signal: AbortSignal,
): Promise<TaskDetail> {
  if (input.values.length === 0) return task;
  const now = await api.getTask(task.id, signal);
  return now.ok ? now.value : task;
}
