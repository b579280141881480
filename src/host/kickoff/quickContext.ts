import type { LogOutputChannel } from 'vscode';
import { targetKey } from '../../core/base/formTarget.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import type { Field } from '../../core/form/field.ts';
import {
  type FieldValue,
  type FormInput,
  valuesByField,
  withValue,
} from '../../core/form/input.ts';
import { type Problem, validate } from '../../core/form/validate.ts';
import { type QuickStep, fieldOf, stepAt } from '../../core/kickoff/quickSteps.ts';
import { problemText } from '../../protocol/fieldStrings.ts';
import { fieldStrings } from '../form/fieldStrings.ts';
import { withoutIcons } from '../platform/notify.ts';
import type { Asked, Frame } from './quickAsk.ts';
import type { QuickForm } from './quickForm.ts';

/** The facts by which one step is asked. */
export interface StepContext {
  readonly quick: QuickForm;
  readonly input: FormInput;
  readonly frame: Frame;
  /** The message of the service about the value, until something else is typed. */
  readonly said: string | undefined;
  readonly clock: ClockView;
  readonly log: LogOutputChannel;
}

/** How a step ended, and the input with all that was typed in it. */
export interface Stepped {
  readonly end: Asked<unknown>['end'];
  readonly input: FormInput;
}

/** The end of a step whose answer changes the input; a text that was not confirmed is kept, too. */
export function stepped<Value>(
  asked: Asked<Value>,
  input: FormInput,
  apply: (value: Value) => FormInput,
  keep?: (typed: string) => FormInput,
): Stepped {
  if (asked.end === 'answer') return { end: 'answer', input: apply(asked.value) };
  const { end, typed } = asked;
  return { end, input: typed === undefined || !keep ? input : keep(typed) };
}

/** All that keeps the form from being sent. */
export const problemsOf = (
  { form, capabilities }: Pick<QuickForm, 'form' | 'capabilities'>,
  input: FormInput,
): readonly Problem[] => validate(form, input, capabilities.rules);

/** What is wrong with one part of the form alone; undefined where it can be sent. */
export function problemAt(
  quick: Pick<QuickForm, 'form' | 'capabilities'>,
  input: FormInput,
  step: QuickStep,
): Problem | undefined {
  const key = targetKey(step);
  return problemsOf(quick, input).find(({ target }) => targetKey(target) === key);
}

/** A problem in the words of the form. */
export function stepProblemText({ form }: Pick<QuickForm, 'form'>, problem: Problem): string {
  const strings = fieldStrings();
  const step = stepAt(form, problem.target);
  const kind = step && fieldOf(form, step)?.kind;
  if (problem.code === 'required') {
    if (kind === 'checkbox') return strings.problemChooseSome;
    if (kind === 'radio' || kind === 'dropdown') return strings.problemChooseOne;
  }
  return problemText(strings, problem);
}

/** The text of a field now. */
export const textOf = ({ quick, input }: StepContext, field: Field): string => {
  const value = valueOf({ quick, input }, field);
  return typeof value === 'string' ? value : '';
};

/** The value of a field now. */
export const valueOf = (
  { quick, input }: Pick<StepContext, 'quick' | 'input'>,
  field: Field,
): FieldValue => valuesByField(quick.form.fields, input).get(field.id) ?? '';

/** The description of a field, else what it takes. */
export const helpOf = ({ description }: Field, help: string): string =>
  description.trim() === '' ? help : withoutIcons(description.replaceAll(/\s+/g, ' ').trim());

/** The problem of a text for a field; the rules are those of the form. */
export function textProblem(
  { quick, input }: StepContext,
  field: Field,
  text: string,
): string | undefined {
  const problem = problemAt(quick, withValue(input, field, text), { part: 'field', id: field.id });
  // A sum of several fields is looked at once all of them are filled in.
  return problem === undefined || problem.code === 'notSum'
    ? undefined
    : stepProblemText(quick, problem);
}
