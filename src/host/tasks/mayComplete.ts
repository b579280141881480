import { lockOf, countOpenItems } from '../../core/tasks/taskLock.ts';
import { outputFormOf } from '../../core/form/fillableForm.ts';
import type { FormInput } from '../../core/form/input.ts';
import { validate } from '../../core/form/validate.ts';
import { type LoadedTask, isEnded } from '../../protocol/taskPage.ts';

/** Whether nothing that is known here keeps the task from being completed with this input. */
export const mayComplete = (
  { task, assignees, rules, work }: LoadedTask,
  input: FormInput,
): boolean =>
  lockOf(task) === undefined &&
  countOpenItems(task) === 0 &&
  !isEnded(work) &&
  validate(outputFormOf(task, assignees), input, rules).length === 0;
