import type { KickoffForm } from '../form/field.ts';
import { type FillableForm, outputFormOf } from '../form/fillableForm.ts';
import type { Assignee } from '../account/assignee.ts';
import type { FormInput } from '../form/input.ts';
import { launchValues } from '../form/values.ts';
import type { Run } from './run.ts';
import type { RunChange } from './runActions.ts';

/** The kick-off form of a run as that run has it, with the present values as start values. */
export interface RunForm extends Pick<KickoffForm, 'fields' | 'sums' | 'unreadable'> {
  readonly run: Pick<Run, 'id' | 'name' | 'state' | 'changeable'>;
}

/** Why the values of a run cannot be changed now; undefined where they can. */
export function valuesLockOf({ run, fields }: RunForm): ValuesLock | undefined {
  if (!run.changeable) return 'notChangeable';
  if (run.state === 'done') return 'runDone';
  return fields.length === 0 ? 'noFields' : undefined;
}

export type ValuesLock = 'notChangeable' | 'runDone' | 'noFields';

/** The fields to fill in; only those that were typed into are sent. */
export const fillableRunForm = (form: RunForm, assignees?: readonly Assignee[]): FillableForm =>
  outputFormOf(form, assignees);

/** The change for a valid input: the values that differ from the present ones. */
export const toValuesChange = (
  form: RunForm,
  input: FormInput,
  assignees?: readonly Assignee[],
): RunChange => ({ values: launchValues(fillableRunForm(form, assignees), input) });
