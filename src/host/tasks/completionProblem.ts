import { l10n } from 'vscode';
import { countOpenItems, lockOf } from '../../core/tasks/taskLock.ts';
import { outputFormOf } from '../../core/form/fillableForm.ts';
import type { FormInput } from '../../core/form/input.ts';
import { openSubRuns } from '../../core/runs/subRun.ts';
import { validate } from '../../core/form/validate.ts';
import type { SubmitState } from '../../protocol/submitState.ts';
import { type LoadedTask, type TaskStrings, isEnded } from '../../protocol/taskPage.ts';
import { notValid } from '../form/notValid.ts';

/**
 * Why a task cannot be completed with this input, as far as we know; undefined where it can. The
 * page checks first; this finds what has changed since then.
 * @param hold a file that is still on its way; undefined where there is none.
 */
export function completionProblem(
  { task, assignees, rules, work }: LoadedTask,
  input: FormInput,
  strings: TaskStrings,
  hold: SubmitState | undefined,
): SubmitState | undefined {
  if (lockOf(task) !== undefined || isEnded(work)) {
    return failed(
      l10n.t('The task can no longer be completed.'),
      l10n.t('See above how it stands.'),
    );
  }
  if (countOpenItems(task) > 0) {
    return failed(
      l10n.t('The checklist has items that are not ticked off.'),
      l10n.t('Tick all items off, then complete the task again.'),
    );
  }
  if (openSubRuns(task).length > 0) {
    return failed(
      l10n.t('A sub-run of the task is not done yet.'),
      l10n.t('The task can be completed once its sub-runs are done.'),
    );
  }
  const problems = validate(outputFormOf(task, assignees), input, rules);
  return problems.length > 0 ? notValid(problems, strings) : hold;
}

const failed = (message: string, nextStep: string): SubmitState => ({
  phase: 'failed',
  notice: { message, nextStep, action: undefined },
  rejections: [],
});
