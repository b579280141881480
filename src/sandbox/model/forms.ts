const choiceTypes = ['radio', 'checkbox', 'dropdown'] as const;

/** The types of fields that a new template may have; the demo account has one of an unknown type. */
export const fieldTypes = [
  'string',
  'text',
  'number',
  'date',
  'url',
  'file',
  'user',
  ...choiceTypes,
] as const;

/** Whether the type of a field offers a choice. */
export const isChoice = ({ type }: Pick<Field, 'type'>): boolean =>
  choiceTypes.some((each) => each === type);

/** One option of a radio, dropdown or checkbox field. */
export interface Selection {
  readonly id: number;
  readonly value: string;
}

/** Options that several fields share. */
export interface Dataset {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** ISO 8601, in UTC. */
  readonly createdAt: string;
  readonly items: readonly Selection[];
}

/** One input of a form. */
export interface Field {
  /** The name of the field; no other field of its workflow has it. */
  readonly apiName: string;
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly required: boolean;
  /** Empty unless the type offers a choice. */
  readonly selections: readonly Selection[];
  /** Whether two runs of the workflow must not have the same value; letter case does not matter. */
  readonly unique: boolean;
  /** Whether forms hide the field; its value is checked nevertheless. */
  readonly hidden: boolean;
  /** The value that a form starts with; a launch never fills it in. */
  readonly default: string;
  /** The id of a dataset whose items come after the field's own selections. */
  readonly dataset: number | null;
  /** The position among fields and field sets: larger numbers come first. */
  readonly order: number;
}

/** A rule that fields must add up to a value. Empty fields do not count. */
export interface SumRule {
  readonly apiName: string;
  /** The sum, as a decimal number. */
  readonly value: string;
  /** The `apiName`s of fields of the set. */
  readonly fields: readonly string[];
}

/** Fields that a form shows together. */
export interface Fieldset {
  readonly id: number;
  readonly apiName: string;
  readonly name: string;
  /** The heading above the fields. */
  readonly title: string;
  readonly description: string;
  readonly order: number;
  readonly labelPosition: 'top' | 'left';
  readonly layout: 'vertical' | 'horizontal';
  readonly rules: readonly SumRule[];
  readonly fields: readonly Field[];
}

/** The fields and field sets that a person fills in. */
export interface Form {
  /** The fields outside sets, in the order of the form. */
  readonly fields: readonly Field[];
  /** The field sets, oldest first. */
  readonly fieldsets: readonly Fieldset[];
}
