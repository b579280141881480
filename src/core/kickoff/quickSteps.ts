/** The steps in which a launch is put together without a page. */
import { type FormTarget, targetKey } from '../base/formTarget.ts';
import { assigneeNamed } from '../form/assigneeNamed.ts';
import type { Field } from '../form/field.ts';
import { fileLinksIn } from '../form/fileLinks.ts';
import { type FillableForm, targetsOf } from '../form/fillableForm.ts';
import { valueText } from '../form/filledFields.ts';
import {
  type FormInput,
  isEmpty,
  isUnfilled,
  valuesByField,
  withTaskLink,
  withValue,
} from '../form/input.ts';
import { readNumberField } from '../form/numbers.ts';
import type { Problem } from '../form/validate.ts';

/** A part of the form that is asked for by itself. */
export type QuickStep = Exclude<FormTarget, { readonly part: 'form' | 'set' }>;

const isStep = (target: FormTarget): target is QuickStep =>
  target.part !== 'form' && target.part !== 'set';

/** All steps of a form, in its order. */
export const allSteps = (form: FillableForm): readonly QuickStep[] =>
  [...targetsOf(form)].filter(isStep);

/** The field of a step; undefined for another part of the form. */
export const fieldOf = ({ fields }: FillableForm, step: QuickStep): Field | undefined =>
  step.part === 'field' ? fields.find(({ id }) => id === step.id) : undefined;

/** The step at which a message about a place of the form is shown; undefined where there is none. */
export function stepAt(form: FillableForm, target: FormTarget): QuickStep | undefined {
  if (target.part === 'set') {
    const last = form.fields.findLast(({ section }) => section?.id === target.id);
    return last && { part: 'field', id: last.id };
  }
  const key = targetKey(target);
  return allSteps(form).find((step) => targetKey(step) === key);
}

/** Whether something has been entered for a step, or a field has a start value. */
export function isFilledIn(form: FillableForm, input: FormInput, step: QuickStep): boolean {
  switch (step.part) {
    case 'name':
      return input.name !== null;
    case 'due':
      return input.dueAt !== undefined;
    case 'urgent':
      return input.urgent === true;
    case 'taskLink':
      return input.taskLinks.some(([task, url]) => task === step.id && !isEmpty(url));
    case 'field': {
      const field = fieldOf(form, step);
      const value = valuesByField(form.fields, input).get(step.id);
      return field !== undefined && value !== undefined && !isUnfilled(field, value);
    }
  }
}

/**
 * The steps that are asked for one after the other: what has to be filled in, and what has a
 * problem. The run’s name is among them where the service gives none.
 */
export function stepsToAsk(
  form: FillableForm,
  input: FormInput,
  problems: readonly Problem[],
): readonly QuickStep[] {
  const wanted = new Set(
    problems.flatMap(({ target }) => {
      const step = stepAt(form, target);
      return step ? [targetKey(step)] : [];
    }),
  );
  const lacksName = form.hasName && form.needsName && input.name === null;
  return allSteps(form).filter(
    (step) => (step.part === 'name' && lacksName) || wanted.has(targetKey(step)),
  );
}

/** The input with what another one has at a step. */
export function withStep(
  form: FillableForm,
  input: FormInput,
  { from, step }: { readonly from: FormInput; readonly step: QuickStep },
): FormInput {
  switch (step.part) {
    case 'name':
      return { ...input, name: from.name };
    case 'due':
      return { ...input, dueAt: from.dueAt };
    case 'urgent':
      return { ...input, urgent: from.urgent };
    case 'taskLink':
      return withTaskLink(input, step.id, new Map(from.taskLinks).get(step.id) ?? '');
    case 'field': {
      const field = fieldOf(form, step);
      const value = valuesByField(form.fields, from).get(step.id);
      if (!field || value === undefined) return input;
      return { ...withValue(input, field, value), marks: from.marks ?? input.marks };
    }
  }
}

/**
 * The value of a step as it is sent, in words; undefined where nothing is sent for it.
 * @param files says uploaded files by their names alone, or with their addresses.
 */
export function sentText(
  form: FillableForm,
  input: FormInput,
  step: Extract<QuickStep, { readonly part: 'field' | 'taskLink' }>,
  files: 'named' | 'whole' = 'named',
): string | undefined {
  if (!isFilledIn(form, input, step)) return undefined;
  if (step.part === 'taskLink') return new Map(input.taskLinks).get(step.id)?.trim();
  const field = fieldOf(form, step);
  const value = field && valuesByField(form.fields, input).get(field.id);
  if (!field || value === undefined) return undefined;
  const text = valueText(field, value, input.labels);
  if (typeof value !== 'string') return text;
  switch (field.kind) {
    case 'number': {
      const reading = readNumberField(field, value, input.marks);
      return reading.kind === 'number' ? reading.text : text;
    }
    case 'user': {
      const named = assigneeNamed(form.assignees ?? [], value);
      return named && named.name !== named.value ? `${named.name} (${named.value})` : text;
    }
    case 'file': {
      if (files === 'whole') return value;
      const names = fileLinksIn(value).map(({ name }) => name);
      return names.length > 0 ? names.join(', ') : text;
    }
    default:
      return text;
  }
}
