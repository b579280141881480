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
  /** Counts from 1. */
  readonly number: number;
  /** As the workflow has it. */
  readonly link: string | undefined;
}

/** What a person can fill in: a kick-off form, or the output of a task. */
export interface FillableForm {
  /** Whether it names what comes of it, as a kick-off form names its run. */
  readonly hasName: boolean;
  /** Whether that must be given, since nobody else names it. */
  readonly needsName: boolean;
  /** Whether it says how urgent that is, and when it is due. */
  readonly hasSchedule: boolean;
  readonly fields: readonly Field[];
  /** Sums that fields of it have to make up. */
  readonly sums?: readonly SumRules[] | undefined;
  /** Fields of it that cannot be read. */
  readonly unreadable?: readonly UnreadableField[] | undefined;
  /** Whether the service keeps what is left alone, so that only what was typed is sent. */
  readonly keepsUntyped: boolean;
  /** The tasks whose links it can replace; empty where that is not offered. */
  readonly linkTasks: readonly LinkTask[];
  /** All who can be chosen for a field of kind `user`; undefined where that is not known. */
  readonly assignees: readonly Assignee[] | undefined;
}

/** What is filled in to complete a task: its fields alone. */
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

/** Whether it cannot be submitted without what cannot be read of it. */
export const lacksFields = ({ unreadable = [] }: Pick<FillableForm, 'unreadable'>): boolean =>
  unreadable.some(({ mayBeRequired }) => mayBeRequired);

/** The fields, each set before those that it has. */
export function* fieldTargets(fields: readonly Field[]): Generator<FormTarget> {
  for (const block of fieldBlocks(fields)) {
    if (block.section) yield { part: 'set', id: block.section.id };
    for (const { id } of block.fields) yield { part: 'field', id };
  }
}

/** Every place of the form that something can be said about, in its order. */
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

/** Whether it has a field for which somebody is chosen. */
export const asksForPeople = (fields: readonly Field[]): boolean =>
  fields.some(({ kind }) => kind === 'user');
