import type { Assignee } from '../account/assignee.ts';
import type { FormTarget } from '../base/formTarget.ts';
import type { UnreadableField } from '../base/unreadable.ts';
import type { TaskId } from '../base/ids.ts';
import type { Field, KickoffForm, SumRules } from './field.ts';
import { fieldBlocks } from './sections.ts';

/** A task of a workflow whose link can be replaced. */
export interface LinkTask {
  readonly id: TaskId;
  readonly name: string;
  /** The number of the task, counted from 1. */
  readonly number: number;
  /** The link that the workflow has. */
  readonly link: string | undefined;
}

/** A form that a person can fill in: a kick-off form, or the output of a task. */
export interface FillableForm {
  /** Whether the form asks for a name, as a kick-off form does for its run. */
  readonly hasName: boolean;
  /** Whether the name is required, since the service gives none. */
  readonly needsName: boolean;
  /** Whether the form asks whether the run is urgent, and when it is due. */
  readonly hasSchedule: boolean;
  readonly fields: readonly Field[];
  /** Sums that fields of the form must add up to. */
  readonly sums?: readonly SumRules[] | undefined;
  /** Fields of the form that cannot be read. */
  readonly unreadable?: readonly UnreadableField[] | undefined;
  /** Whether the service keeps fields that are left out, so that only typed ones are sent. */
  readonly keepsUntyped: boolean;
  /** The tasks whose links can be replaced; empty where that is not possible. */
  readonly linkTasks: readonly LinkTask[];
  /** The people and groups for a field of kind `user`; undefined where they are unknown. */
  readonly assignees: readonly Assignee[] | undefined;
}

/** The form to complete a task: its fields alone. */
export const outputFormOf = (
  { fields, sums, unreadable }: Pick<KickoffForm, 'fields' | 'sums' | 'unreadable'>,
  assignees?: readonly Assignee[],
): FillableForm => ({
  hasName: false,
  needsName: false,
  hasSchedule: false,
  fields,
  sums,
  unreadable,
  keepsUntyped: true,
  linkTasks: [],
  assignees,
});

/** Whether the form cannot be submitted because a required field cannot be read. */
export const lacksFields = ({ unreadable = [] }: Pick<FillableForm, 'unreadable'>): boolean =>
  unreadable.some(({ mayBeRequired }) => mayBeRequired);

/** The places of the fields, each set before its fields. */
export function* fieldTargets(fields: readonly Field[]): Generator<FormTarget> {
  for (const block of fieldBlocks(fields)) {
    if (block.section) yield { part: 'set', id: block.section.id };
    for (const { id } of block.fields) yield { part: 'field', id };
  }
}

/** All places of the form that a message can refer to, in order. */
export function* targetsOf({
  hasName,
  hasSchedule,
  fields,
  linkTasks,
}: FillableForm): Generator<FormTarget> {
  if (hasName) yield { part: 'name' };
  if (hasSchedule) yield* [{ part: 'due' } as const, { part: 'urgent' } as const];
  yield* fieldTargets(fields);
  for (const { id } of linkTasks) yield { part: 'taskLink', id };
}

/** Whether a field asks for a person or group. */
export const asksForPeople = (fields: readonly Field[]): boolean =>
  fields.some(({ kind }) => kind === 'user');
