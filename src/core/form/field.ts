import type { FieldId, SelectionId } from '../base/ids.ts';
import type { UnreadableField } from '../base/unreadable.ts';

/** One option of a radio, dropdown or checkbox field. */
export interface Selection {
  readonly id: SelectionId;
  readonly label: string;
}

/** The kinds of fields that offer selections. */
export const choiceKinds = ['radio', 'dropdown', 'checkbox'] as const;
export type ChoiceKind = (typeof choiceKinds)[number];

/** Whether a kind, or the service's name of a type, is one of the kinds that offer selections. */
export const isChoiceKind = (kind: string): kind is ChoiceKind =>
  choiceKinds.some((each) => each === kind);

/** The field types we have an input for; any other is `unknown` and filled in as text. */
export const fieldKinds = [
  'string',
  'text',
  'number',
  'date',
  'url',
  ...choiceKinds,
  'user',
  'file',
  'unknown',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** One input of a kick-off form. */
export interface Field {
  readonly id: FieldId;
  readonly name: string;
  /** Plain text; may be empty. */
  readonly description: string;
  readonly kind: FieldKind;
  /** The service's own name of the type, by which unknown kinds are told apart. */
  readonly sourceType: string;
  readonly required: boolean;
  /** The selections; empty for kinds without any. */
  readonly selections: readonly Selection[];
  /** Whether the field has other selections that cannot be read. */
  readonly hasUnreadableSelections?: boolean | undefined;
  /** The value that the form starts with; the service itself never fills it in. */
  readonly startValue?: FieldValue | undefined;
  /** The moment of that day as the service wrote it: an unchanged date goes back as this moment. */
  readonly startMoment?: string | undefined;
  /** The section of the field, shared with the fields next to it. */
  readonly section?: FormSection | undefined;
}

/** The value of a field while it is filled in: text, or the ids of the selections of a checkbox. */
export type FieldValue = string | readonly string[];

/** A group of fields that belong together. */
export interface FormSection {
  /** The id of the section; two sections of a form may have the same title. */
  readonly id: string;
  readonly title: string;
  /** Plain text; may be empty. */
  readonly description: string;
}

/** The fields filled in to launch a workflow. */
export interface KickoffForm {
  /** Markdown; may be empty. */
  readonly description: string;
  /** The fields, each with an id of its own. */
  readonly fields: readonly Field[];
  /** Sums that fields of a set must add up to. */
  readonly sums?: readonly SumRules[] | undefined;
  /** Fields that cannot be read. */
  readonly unreadable?: readonly UnreadableField[] | undefined;
}

/** A rule that some fields of a set must add up to a sum. */
export interface SumRule {
  readonly fields: readonly FieldId[];
  /** The sum as the service writes it: digits, with a point before the decimals. */
  readonly total: string;
}

/** The rules of one set of fields; keeping one of them is enough. */
export type SumRules = readonly SumRule[];
