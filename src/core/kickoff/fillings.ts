import type { Field } from '../form/field.ts';
import {
  type FieldValues,
  type FormInput,
  isUnfilled,
  valuesByField,
  withTaskLink,
  withValue,
} from '../form/input.ts';
import type { Remark, ResolvedPreset } from './resolvePreset.ts';

/** How a preset is put into a form that may hold other input. */
export type Filling = 'replace' | 'onlyEmpty';

/** The preset for the parts of the form that are empty; a field with a start value is filled in. */
export function onlyEmpty(
  fields: readonly Field[],
  mine: FormInput,
  { input: given, remarks }: ResolvedPreset,
): ResolvedPreset {
  const held = valuesByField(fields, mine);
  const empty = fields.filter((field) => isUnfilled(field, held.get(field.id) ?? ''));
  return {
    input: withLinksOf(given, withScheduleOf(given, withValuesOf(given.values, empty, mine))),
    remarks: remarks.filter((remark) => concerns(remark, empty, fields, mine)),
  };
}

const withValuesOf = (values: FieldValues, empty: readonly Field[], mine: FormInput): FormInput => {
  const given = new Map(values);
  return empty.reduce((all, field) => {
    const value = given.get(field.id);
    return value === undefined ? all : withValue(all, field, value);
  }, mine);
};

function withScheduleOf(given: FormInput, mine: FormInput): FormInput {
  const urgent = mine.urgent ?? given.urgent;
  const dueAt = mine.dueAt ?? given.dueAt;
  const marks = given.marks && { ...given.marks, ...mine.marks };
  return {
    ...mine,
    name: mine.name ?? given.name,
    ...(urgent !== undefined && { urgent }),
    ...(dueAt !== undefined && { dueAt }),
    ...(marks && { marks }),
  };
}

const withLinksOf = ({ taskLinks }: FormInput, mine: FormInput): FormInput =>
  taskLinks
    .filter(([task]) => !mine.taskLinks.some(([other]) => other === task))
    .reduce((all, [task, url]) => withTaskLink(all, task, url), mine);

/** Whether a remark is about a part that was to be filled in. */
function concerns(
  remark: Remark,
  empty: readonly Field[],
  fields: readonly Field[],
  mine: FormInput,
): boolean {
  switch (remark.about) {
    case 'field': {
      const isOf = ({ id }: Field): boolean => id === remark.field;
      return empty.some(isOf) || !fields.some(isOf);
    }
    case 'due':
      return mine.dueAt === undefined;
    case 'taskLink':
    case 'noValues':
      return true;
  }
}
