import type { FieldId, TaskId, WorkflowId } from '../base/ids.ts';
import type { Field, FieldKind } from '../form/field.ts';
import type { ChosenLabels } from '../form/chosenSelections.ts';
import type { FieldValue, FormInput } from '../form/input.ts';
import type { MarkMeanings } from '../form/numbers.ts';
import { wholeInput } from '../form/startChanges.ts';
import type { RunRecord } from '../launches/runRecord.ts';
import type { RunDetail } from '../runs/run.ts';

/** A value for a field, as its source has it. */
export type GivenValue =
  /** As it was typed into a form. */
  | { readonly form: 'typed'; readonly value: FieldValue }
  /** As the service keeps it, in words: selections by their labels, with commas between them. */
  | {
      readonly form: 'stored';
      readonly kind: FieldKind;
      /** The value as people read it. */
      readonly text: string;
      /** The value as a form takes it, where that is another text. */
      readonly held?: string | undefined;
    };

/** A value for one field of a form. */
export interface PresetValue {
  readonly field: FieldId;
  /** The name that the field had; undefined where only its id is known. */
  readonly name: string | undefined;
  readonly given: GivenValue;
}

/**
 * A launch as a value, to fill in the form of its workflow: it comes from an earlier run, and the
 * form may have changed since.
 */
export interface Preset {
  readonly workflow: { readonly id: WorkflowId; readonly name: string };
  /** The name of the run; undefined for the suggested one. */
  readonly name: string | undefined;
  /** Whether the name may be the service’s own, made of the suggested one. */
  readonly isNameOfService: boolean;
  readonly values: readonly PresetValue[];
  /** Whether fields without a value were empty; else the source does not know them. */
  readonly isWhole: boolean;
  readonly taskLinks: readonly (readonly [TaskId, string])[];
  readonly urgent: boolean;
  /** When the run is due, in milliseconds since 1970. */
  readonly dueAt: number | undefined;
  /** The chosen meaning of numbers that can be read in two ways. */
  readonly marks: MarkMeanings | undefined;
  /** The labels that typed selections had. */
  readonly labels: ChosenLabels | undefined;
}

/** The launch of a run that was launched from here. */
export const presetOfRecord = ({ workflow, input }: RunRecord): Preset =>
  presetOfInput(workflow, input);

/** A launch with the whole input of a form. */
export const presetOfInput = (workflow: Preset['workflow'], input: FormInput): Preset => ({
  workflow,
  name: input.name ?? undefined,
  isNameOfService: false,
  values: input.values.map(([field, value]) => ({
    field,
    name: undefined,
    given: { form: 'typed', value },
  })),
  isWhole: true,
  taskLinks: input.taskLinks,
  urgent: input.urgent ?? false,
  dueAt: input.dueAt,
  marks: input.marks,
  labels: input.labels,
});

/** A launch with what was entered into a form; fields that were not keep their start values. */
export const presetOfForm = (
  workflow: Preset['workflow'],
  fields: readonly Field[],
  input: FormInput,
): Preset => presetOfInput(workflow, wholeInput(fields, input));

/** The launch of a run by its kick-off values; undefined once its workflow has been deleted. */
export const presetOfRun = ({
  workflow,
  name,
  values,
  urgent,
  dueAt,
}: RunDetail): Preset | undefined =>
  workflow && {
    workflow,
    name,
    isNameOfService: true,
    values: values.map(({ id, name: field, kind, text, held }) => ({
      field: id,
      name: field,
      given: { form: 'stored', kind, text, held },
    })),
    isWhole: false,
    taskLinks: [],
    urgent,
    dueAt,
    marks: undefined,
    labels: undefined,
  };
