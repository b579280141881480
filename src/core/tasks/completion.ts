import type { TaskDetail } from './task.ts';
import { type FillableForm, outputFormOf } from '../form/fillableForm.ts';
import type { FormInput } from '../form/input.ts';
import { type LaunchValues, launchValues } from '../form/values.ts';
import type { RunTaskId } from '../base/ids.ts';

/** The completion of a task for a valid input of its output form. */
export const toTaskCompletion = (
  task: Pick<TaskDetail, 'id' | 'fields' | 'sums' | 'unreadable' | 'emptiesLeftOut'>,
  input: FormInput,
  assignees?: FillableForm['assignees'],
): TaskCompletion => ({
  task: task.id,
  values: launchValues(outputFormOf(task, assignees), input),
  ...(task.emptiesLeftOut === true && { emptiesLeftOut: true }),
});

/** The completion of a task, independent of any dialect, without unchanged fields. */
export interface TaskCompletion {
  readonly task: RunTaskId;
  /** Whether the service empties fields that are left out. */
  readonly emptiesLeftOut?: boolean | undefined;
  readonly values: LaunchValues;
}
