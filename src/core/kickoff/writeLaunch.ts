/** A form that was filled in, as a launch by the names that people use. */
import { type TimeZone, localTimeOf } from '../base/timeZone.ts';
import { type Field, isChoiceKind } from '../form/field.ts';
import type { FillableForm } from '../form/fillableForm.ts';
import { type FieldValue, type FormInput, isUnfilled, startOf } from '../form/input.ts';
import { readNumberField } from '../form/numbers.ts';
import { uniqueNames } from './uniqueNames.ts';
import { withoutVariables } from './variables.ts';
import type { Written, WrittenLaunch } from './writtenLaunch.ts';

/** A launch with the values of a form that are not those it starts with. */
export const writeLaunch = (...form: Parameters<typeof literalLaunch>): WrittenLaunch =>
  withoutVariables(literalLaunch(...form));

/** The same where no text is looked through for variables, as in a link. */
export function literalLaunch(
  workflow: string | number,
  { fields, linkTasks }: FillableForm,
  input: FormInput,
  zone: TimeZone,
): WrittenLaunch {
  const typed = new Map(input.values);
  const nameOf = uniqueNames(fields, ({ name }) => name);
  const values = fields.flatMap((field) => {
    const value = typed.get(field.id);
    return value === undefined ? [] : [[nameOf(field), written(field, value, input)] as const];
  });
  const taskLinks = linkTasks.flatMap((task) => {
    const link = new Map(input.taskLinks).get(task.id);
    return link === undefined ? [] : [[String(task.number), link] as const];
  });
  const due = input.dueAt === undefined ? undefined : localTimeOf(input.dueAt, zone);
  return {
    workflow,
    ...(input.name !== null && { name: input.name }),
    ...{ values, taskLinks },
    ...(input.urgent === true && { urgent: true }),
    ...(due !== undefined && { due: due.replace('T', ' ') }),
  };
}

function written(field: Field, value: FieldValue, { marks }: FormInput): Written {
  if (isUnfilled(field, value)) return isUnfilled(field, startOf(field)) ? '' : null;
  if (typeof value !== 'string') return value.map((id) => labelOf(field, id));
  if (isChoiceKind(field.kind)) return labelOf(field, value);
  if (field.kind !== 'number') return value;
  const reading = readNumberField(field, value, marks);
  return reading.kind === 'number' ? writtenNumber(reading.text) : value;
}

/** The number itself where it is the same in JSON, else its digits. */
const writtenNumber = (text: string): Written =>
  String(Number(text)) === text ? Number(text) : text;

function labelOf({ selections }: Field, id: string): string {
  const chosen = selections.find((each) => each.id === id);
  return chosen ? uniqueNames(selections, ({ label }) => label)(chosen) : id;
}

/** The launch as JSON has it, its properties in the order of the documentation. */
export function writtenJson({
  workflow,
  name,
  values,
  taskLinks,
  urgent,
  due,
}: WrittenLaunch): Readonly<Record<string, unknown>> {
  return {
    workflow,
    ...(name !== undefined && { name }),
    ...(values.length > 0 && { values: Object.fromEntries(values) }),
    ...(taskLinks.length > 0 && { taskLinks: Object.fromEntries(taskLinks) }),
    ...(urgent !== undefined && { urgent }),
    ...(due !== undefined && { due }),
  };
}
