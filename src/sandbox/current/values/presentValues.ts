import { type Field, type Fieldset, type Form, isChoice } from '../../model/forms.ts';
import type { Kickoff } from '../../model/workflows.ts';
import type { Run, RunTask } from '../../model/runs.ts';
import { type FieldText, fieldText } from './fieldText.ts';
import type { ValueContext } from './fieldValue.ts';
import { isSince } from '../generation.ts';
import { inOrder, optionsOf, ownOptions } from '../templates/options.ts';

type Present = (field: Field, index: number) => object;

/** The values of a run's kick-off form. */
export function presentKickoffValues(run: Run, kickoff: Kickoff, around: ValueContext): object {
  const values = new Map(run.values);
  const present: Present = (field, index) =>
    presentValue(run, field, index, values.get(field.apiName), around);
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
  around: ValueContext,
): readonly object[] {
  const values = new Map(run.values);
  return [...inOrder(kickoff.fields), ...kickoff.fieldsets.flatMap(({ fields }) => fields)]
    .filter(({ apiName }) => names.includes(apiName))
    .map((field, index) => ({
      ...presentValue(run, field, index, values.get(field.apiName), around),
      task_id: null,
      kickoff_id: run.id,
      fieldset_id: null,
    }));
}

/** The output form of a run's task, with its values. */
export function presentOutput(
  task: RunTask,
  fields: readonly Field[],
  around: ValueContext,
): readonly object[] {
  return inOrder(fields).map(presentGiven(task, 0, around));
}

/** The field sets of a task's output form. */
export const presentOutputSets = (
  task: RunTask,
  { fieldsets }: Form,
  around: ValueContext,
): readonly object[] =>
  inOrder(fieldsets).map((set, index, { length }) =>
    presentSet(
      set,
      1_000_000_000 + task.id * 100 + length - index,
      presentGiven(task, (index + 1) * 20, around),
    ),
  );

const neverFilledIn = { markdown_value: null, clear_value: null } as const;

/** @param first the number of the first field. */
function presentGiven(task: RunTask, first: number, around: ValueContext): Present {
  const values = new Map(task.values);
  return (field, index) => ({
    id: 1_000_000_000 + task.id * 100 + first + index,
    ...fieldAndText(field, fieldText(field, values.get(field.apiName), 'current', around), around),
    ...(!values.has(field.apiName) && neverFilledIn),
  });
}

/** The service fixes the text of a value when it is sent, in the time zone of its sender. */
const asSent = ({ launchedBy }: Run, around: ValueContext): ValueContext => ({
  ...around,
  zone: around.people.find(({ id }) => id === launchedBy)?.timeZone ?? around.zone,
});

const presentValue = (
  run: Run,
  field: Field,
  index: number,
  sent: unknown,
  around: ValueContext,
): object => ({
  id: run.id * 10_000 + index + 1,
  ...fieldAndText(field, fieldText(field, sent, run.dialect, asSent(run, around)), around),
});

/** Before v6, options have names of their own. */
const presentOptions = (field: Field, around: ValueContext): readonly unknown[] =>
  isSince(around.generation, 'v6') ? optionsOf(field, around.datasets) : ownOptions(field);

/** The files of a field, which servers before v7 list beside its value. */
const presentAttachments = ({ markdown }: FieldText, around: ValueContext): readonly object[] =>
  around
    .uploads()
    .filter(({ id }) => markdown.includes(`/${id})`))
    .map(({ number, id, name, size }) => ({
      ...{ id: number, name, url: `${around.files ?? ''}/${id}`, thumbnail_url: null, size },
    }));

const fieldAndText = (field: Field, text: FieldText, around: ValueContext): object => ({
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
  selections: isChoice(field) ? presentOptions(field, around) : [],
  ...(!isSince(around.generation, 'v7') && {
    attachments: field.type === 'file' ? presentAttachments(text, around) : [],
  }),
});
