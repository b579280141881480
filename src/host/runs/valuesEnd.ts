import { l10n } from 'vscode';
import type { ServiceError } from '../../core/base/errors.ts';
import { type FormInput, hasContent } from '../../core/form/input.ts';
import { validate } from '../../core/form/validate.ts';
import { fillableRunForm, valuesLockOf } from '../../core/runs/runForm.ts';
import type { SubmitState } from '../../protocol/submitState.ts';
import type { LoadedValues, ValuesStrings } from '../../protocol/valuesPage.ts';
import { notValid } from '../form/notValid.ts';
import { refusal, withAdvice } from '../form/refusal.ts';

/**
 * Why values cannot be saved with this input, as far as we know; undefined where they can. The page
 * checks first; this finds what has changed since then.
 * @param hold a file that is still on its way; undefined where there is none.
 */
export function valuesProblem(
  { form, assignees, rules }: LoadedValues,
  input: FormInput,
  strings: ValuesStrings,
  hold: SubmitState | undefined,
): SubmitState | undefined {
  const lock = valuesLockOf(form);
  if (lock !== undefined) return failed(strings.locks[lock], '');
  if (!hasContent(input)) return failed(strings.nothingTyped, l10n.t('Change a value first.'));
  const problems = validate(fillableRunForm(form, assignees), input, rules);
  return problems.length > 0 ? notValid(problems, strings) : hold;
}

/** The state after a change of values that was not made, or may not have been. */
export function valuesEnd(
  error: ServiceError,
  { form, assignees }: Pick<LoadedValues, 'form' | 'assignees'>,
): SubmitState {
  if (error.kind === 'cancelled') return { phase: 'idle' };
  const refused = refusal(error, fillableRunForm(form, assignees));
  if (error.kind === 'changeUnknown') return { phase: 'unknown', notice: refused.notice };
  const ifForbidden = l10n.t(
    'Ask the owner of the account, or an admin who owns its workflow, to change the run.',
  );
  return withAdvice(refused, error, ifForbidden);
}

/** Somebody has saved other values in fields that I typed into; nothing was sent. */
export const undecidedValues = (): SubmitState =>
  failed(
    l10n.t('Somebody else saved values meanwhile, so nothing was sent.'),
    l10n.t('Choose which values to keep, then save again.'),
  );

const failed = (message: string, nextStep: string): SubmitState => ({
  phase: 'failed',
  notice: { message, nextStep, action: undefined },
  rejections: [],
});
