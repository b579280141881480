import type { FieldId, SelectionId } from '../base/ids.ts';
import type { UnreadableField } from '../base/unreadable.ts';

/** One option of a radio, dropdown or checkbox field. */
export interface Selection {
  readonly id: SelectionId;
  readonly label: string;
}

/** The field types we have an input for; any other is `unknown` and filled in as text. */
export const fieldKinds = [
  'string',
  'text',
  'number',
  'date',
  'url',
  'radio',
  'dropdown',
  'checkbox',
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
  /** The type in the service's own word; tells an unknown kind apart. */
  readonly sourceType: string;
  readonly required: boolean;
  /** Empty for the kinds that offer no choice. */
  readonly selections: readonly Selection[];
  /** Whether there are more selections, which cannot be read. */
  readonly hasUnreadableSelections?: boolean | undefined;
  /** What the form starts with; the service itself never fills it in. */
  readonly startValue?: FieldValue | undefined;
  /** The moment of that day that the service holds, in its own words: left alone, it goes back so. */
  readonly startMoment?: string | undefined;
  /** The heading that the field stands under, with the fields before and after it that share it. */
  readonly section?: FormSection | undefined;
}

/** What a field holds while it is filled in: text, or the ids of the selections of a checkbox. */
export type FieldValue = string | readonly string[];

/** A group of fields that belong together. */
export interface FormSection {
  /** Tells it apart from others of its form, which may have the same title. */
  readonly id: string;
  readonly title: string;
  /** Plain text; may be empty. */
  readonly description: string;
}

/** The fields filled in to launch a workflow. */
export interface KickoffForm {
  /** Markdown; may be empty. */
  readonly description: string;
  /** No two with the same id. */
  readonly fields: readonly Field[];
  /** Sums that fields of sets have to make up. */
  readonly sums?: readonly SumRules[] | undefined;
  /** Fields that cannot be read. */
  readonly unreadable?: readonly UnreadableField[] | undefined;
}

/** That some fields of a set have to make up a sum. */
export interface SumRule {
  readonly fields: readonly FieldId[];
  /** As the service writes it: digits, with a point before the decimals. */
  readonly total: string;
}

/** The rules of one set of fields, of which it is enough to keep one. */
export type SumRules = readonly SumRule[];
