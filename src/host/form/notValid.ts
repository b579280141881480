import { l10n } from 'vscode';
import { format } from '../../core/base/format.ts';
import type { Problem } from '../../core/form/validate.ts';
import { type FieldStrings, problemText } from '../../protocol/fieldStrings.ts';
import type { SubmitState } from '../../protocol/submitState.ts';

/** Says that a form has problems, in case its page has not found them before sending. */
export const notValid = (problems: readonly Problem[], strings: FieldStrings): SubmitState => ({
  phase: 'failed',
  notice: {
    message:
      problems.length === 1
        ? strings.problemCountOne
        : format(strings.problemCount, problems.length),
    nextStep: l10n.t('Correct what is marked and try again.'),
    action: undefined,
  },
  rejections: problems.map((problem) => ({
    target: problem.target,
    message: problemText(strings, problem),
  })),
});
