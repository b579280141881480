import { type Field, type Fieldset, type Form, isChoice } from '../../model/forms.ts';
import type { Kickoff } from '../../model/workflows.ts';
import type { Run, RunTask } from '../../model/runs.ts';
import { type FieldText, fieldText } from './fieldText.ts';
import type { ValueContext } from './fieldValue.ts';
import { isSince } from '../generation.ts';
import { inOrder, optionsOf, ownOptions } from '../templates/options.ts';

type Present = (field: Field, index: number) => object;

/** The values of a run's kick-off form. */
export function presentKickoffValues(run: Run, kickoff: Kickoff, context: ValueContext): object {
  const values = new Map(run.values);
  const present: Present = (field, index) =>
    presentValue(run, field, index, values.get(field.apiName), context);
  return {
    id: run.id,
    output: inOrder(kickoff.fields).map(present),
    // The sets are in no order: each has its place in the form as a number.
    fieldsets: inOrder(kickoff.fieldsets)
      .map((set, index, { length }) =>
        presentSet(set, run.id * 100 + length - index, (field, at) =>
          present(field, (index + 1) * 100 + at),
        ),
      )
      .toReversed(),
  };
}

const presentSet = (set: Fieldset, id: number, present: Present): object => ({
  id,
  api_name: set.apiName,
  name: set.name,
  title: set.title,
  description: set.description,
  order: set.order,
  label_position: set.labelPosition,
  layout: set.layout,
  fields: inOrder(set.fields).map(present),
});

/** The values of some fields of a run, without their sets. */
export function presentListedValues(
  run: Run,
  kickoff: Kickoff,
  names: readonly string[],
  context: ValueContext,
): readonly object[] {
  const values = new Map(run.values);
  return [...inOrder(kickoff.fields), ...kickoff.fieldsets.flatMap(({ fields }) => fields)]
    .filter(({ apiName }) => names.includes(apiName))
    .map((field, index) => ({
      ...presentValue(run, field, index, values.get(field.apiName), context),
      task_id: null,
      kickoff_id: run.id,
      fieldset_id: null,
    }));
}

/** The output form of a run's task, with its values. */
export function presentOutput(
  task: RunTask,
  fields: readonly Field[],
  context: ValueContext,
): readonly object[] {
  return inOrder(fields).map(presentGiven(task, 0, context));
}

/** The field sets of a task's output form. */
export const presentOutputSets = (
  task: RunTask,
  { fieldsets }: Form,
  context: ValueContext,
): readonly object[] =>
  inOrder(fieldsets).map((set, index, { length }) =>
    presentSet(
      set,
      1_000_000_000 + task.id * 100 + length - index,
      presentGiven(task, (index + 1) * 20, context),
    ),
  );

const neverFilledIn = { markdown_value: null, clear_value: null } as const;

/** @param first the number of the first field. */
function presentGiven(task: RunTask, first: number, context: ValueContext): Present {
  const values = new Map(task.values);
  return (field, index) => ({
    id: 1_000_000_000 + task.id * 100 + first + index,
    ...fieldAndText(
      field,
      fieldText(field, values.get(field.apiName), 'current', context),
      context,
    ),
    ...(!values.has(field.apiName) && neverFilledIn),
  });
}

/** The service fixes the text of a value when it is sent, in the time zone of its sender. */
const asSent = ({ launchedBy }: Run, context: ValueContext): ValueContext => ({
  ...context,
  zone: context.people.find(({ id }) => id === launchedBy)?.timeZone ?? context.zone,
});

const presentValue = (
  run: Run,
  field: Field,
  index: number,
  sent: unknown,
  context: ValueContext,
): object => ({
  id: run.id * 10_000 + index + 1,
  ...fieldAndText(field, fieldText(field, sent, run.dialect, asSent(run, context)), context),
});

/** Before v6, options have names of their own. */
const presentOptions = (field: Field, context: ValueContext): readonly unknown[] =>
  isSince(context.generation, 'v6') ? optionsOf(field, context.datasets) : ownOptions(field);

/** The files of a field, which servers before v7 list beside its value. */
const presentAttachments = ({ markdown }: FieldText, context: ValueContext): readonly object[] =>
  context
    .uploads()
    .filter(({ id }) => markdown.includes(`/${id})`))
    .map(({ number, id, name, size }) => ({
      ...{ id: number, name, url: `${context.files ?? ''}/${id}`, thumbnail_url: null, size },
    }));

const fieldAndText = (field: Field, text: FieldText, context: ValueContext): object => ({
  order: field.order,
  type: field.type,
  is_required: field.required,
  is_hidden: field.hidden,
  description: field.description,
  api_name: field.apiName,
  name: field.name,
  value: text.value,
  markdown_value: text.markdown,
  clear_value: text.clear,
  user_id: text.userId,
  group_id: text.groupId,
  selections: isChoice(field) ? presentOptions(field, context) : [],
  ...(!isSince(context.generation, 'v7') && {
    attachments: field.type === 'file' ? presentAttachments(text, context) : [],
  }),
});
