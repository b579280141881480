/** A preset in the form of its workflow as it is today. */
import type { FieldId, TaskId } from '../base/ids.ts';
import { type Result, failure, success } from '../base/result.ts';
import { selectionsIn } from '../form/chosenSelections.ts';
import { type Field, isChoiceKind } from '../form/field.ts';
import type { FillableForm } from '../form/fillableForm.ts';
import {
  type FieldValue,
  type FormInput,
  emptyInput,
  emptyValue,
  fits,
  isUnfilled,
  startOf,
  withTaskLink,
  withValue,
} from '../form/input.ts';
import { type FittingValue, type Misfit, type Taking, fittingValue } from '../form/storedValue.ts';
import type { FormRules } from '../form/validate.ts';
import { nameLikeness } from '../runs/runNames.ts';
import type { Preset, PresetValue } from './preset.ts';

/** What a form has not taken over of a preset, or not for certain. */
export type Remark =
  | {
      readonly about: 'field';
      readonly field: FieldId;
      /** The name of the field; undefined for one that only its id is known of. */
      readonly name: string | undefined;
      /** The value in words. */
      readonly text: string;
      /** `ambiguous`: taken over, but the text can be read in another way, too. */
      readonly why: Misfit | 'ambiguous';
    }
  /** The time that the run was due has passed. */
  | { readonly about: 'due'; readonly at: number }
  /** A link for a task that the workflow does not have any more. */
  | { readonly about: 'taskLink'; readonly task: TaskId; readonly text: string }
  /** The form has fields, and the preset knows none of their values. */
  | { readonly about: 'noValues' };

/** The input that a preset leads to, and what it lacks. */
export interface ResolvedPreset {
  readonly input: FormInput;
  readonly remarks: readonly Remark[];
}

/** The facts besides the form that a preset is resolved by. */
export interface ResolvedBy {
  readonly rules: FormRules;
  readonly suggestedName: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

interface ResolvedValue {
  readonly field: Field;
  readonly value: FieldValue;
}

type Resolution = Result<FittingValue, Misfit>;

/** Resolves a preset to the form: each value by its field’s id; what does not fit is remarked. */
export function resolvePreset(preset: Preset, form: FillableForm, by: ResolvedBy): ResolvedPreset {
  const remarks: Remark[] = [];
  const values = preset.values.flatMap((given) => {
    const { value, said } = resolved(given, preset, form, by);
    remarks.push(...said);
    return value ? [value] : [];
  });
  const { fields } = form;
  if (preset.values.length === 0 && fields.length > 0 && !preset.isWhole)
    remarks.push({ about: 'noValues' });
  const input = [...values, ...emptied(preset, fields)].reduce(
    (all, { field, value }) => withValue(all, field, value),
    { ...emptyInput, name: nameIn(preset, by), ...(preset.marks && { marks: preset.marks }) },
  );
  return withLinks(preset, form, withSchedule(preset, form, by, { input, remarks }));
}

function resolved(
  { field: id, name, given }: PresetValue,
  { labels }: Preset,
  { fields, assignees }: FillableForm,
  { rules }: ResolvedBy,
): { readonly value: ResolvedValue | undefined; readonly said: readonly Remark[] } {
  const field = fields.find((each) => each.id === id);
  const text = given.form === 'stored' ? given.text : typedText(id, given.value, field, labels);
  const remark = (why: Misfit | 'ambiguous'): Remark => ({
    ...{ about: 'field', field: id },
    name: name ?? field?.name,
    ...{ text, why },
  });
  if (!field) return { value: undefined, said: text === '' ? [] : [remark('noField')] };
  const taking = { assignees, rules };
  const fitting =
    given.form === 'stored'
      ? fittingValue(field, given, taking)
      : typedFitting(field, given.value, taking);
  if (!fitting.ok) return { value: undefined, said: [remark(fitting.error)] };
  const { value, ambiguous } = fitting.value;
  return { value: { field, value }, said: ambiguous ? [remark('ambiguous')] : [] };
}

/** A typed value in words: selections by the labels that they have or had. */
const typedText = (
  id: FieldId,
  value: FieldValue,
  field: Field | undefined,
  labels: Preset['labels'],
): string =>
  typeof value === 'string' && (!field || !isChoiceKind(field.kind))
    ? value
    : selectionsIn({ id, selections: field?.selections ?? [] }, value, labels)
        .map(({ label }) => label)
        .join(', ');

/** A typed value, if the field still takes it. */
function typedFitting(field: Field, value: FieldValue, taking: Taking): Resolution {
  const ambiguous = false;
  if (!fits(field, value))
    return value.length === 0
      ? success({ value: emptyValue(field), ambiguous })
      : failure('otherKind');
  const { kind } = field;
  if (isChoiceKind(kind)) {
    const offered = selectionsIn(field, value, undefined).every((chosen) => chosen.offered);
    return offered ? success({ value, ambiguous }) : failure('notOffered');
  }
  if (typeof value === 'string' && (kind === 'user' || kind === 'file'))
    return fittingValue(field, { kind, text: value }, taking);
  return success({ value, ambiguous });
}

/** The fields with a start value that were empty in a preset that is whole. */
const emptied = ({ isWhole, values }: Preset, fields: readonly Field[]): readonly ResolvedValue[] =>
  fields
    .filter((field) => isWhole && !isUnfilled(field, startOf(field)))
    .filter(({ id }) => !values.some(({ field }) => field === id))
    .map((field) => ({ field, value: emptyValue(field) }));

/** The name for the run; null where the service made the earlier one, and makes the next. */
function nameIn({ name, isNameOfService }: Preset, { suggestedName }: ResolvedBy): string | null {
  if (name === undefined) return null;
  return isNameOfService && nameLikeness(suggestedName, name) !== undefined ? null : name;
}

function withSchedule(
  { urgent, dueAt }: Preset,
  { hasSchedule }: FillableForm,
  { now }: ResolvedBy,
  { input, remarks }: ResolvedPreset,
): ResolvedPreset {
  if (!hasSchedule) return { input, remarks };
  const isPast = dueAt !== undefined && dueAt <= now;
  return {
    input: {
      ...input,
      ...(urgent && { urgent }),
      ...(dueAt !== undefined && !isPast && { dueAt }),
    },
    remarks: isPast ? [...remarks, { about: 'due', at: dueAt }] : remarks,
  };
}

function withLinks(
  { taskLinks }: Preset,
  { linkTasks }: FillableForm,
  { input, remarks }: ResolvedPreset,
): ResolvedPreset {
  const isThere = ([id]: Preset['taskLinks'][number]): boolean =>
    linkTasks.some((task) => task.id === id);
  const gone = taskLinks.filter((link) => !isThere(link));
  return {
    input: taskLinks
      .filter(isThere)
      .reduce((all, [task, url]) => withTaskLink(all, task, url), input),
    remarks: [
      ...remarks,
      ...gone.map(([task, text]) => ({ about: 'taskLink', task, text }) as const),
    ],
  };
}
