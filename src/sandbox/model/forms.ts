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
  /** Names the field within its workflow. */
  readonly apiName: string;
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly required: boolean;
  /** Empty unless the type offers a choice. */
  readonly selections: readonly Selection[];
  /** No two runs of the workflow may have the same value; letter case makes no difference. */
  readonly unique: boolean;
  /** Not to be shown in forms; checked all the same. */
  readonly hidden: boolean;
  /** What a form starts with; never filled in by a launch. */
  readonly default: string;
  /** The id of a dataset whose items come after the field's own selections. */
  readonly dataset: number | null;
  /** Larger ones come first, among fields and sets of fields alike. */
  readonly order: number;
}

/** The values of the fields must add up to this one. Fields that are left empty do not count. */
export interface SumRule {
  readonly apiName: string;
  /** A decimal number. */
  readonly value: string;
  /** The `apiName`s of fields of the set. */
  readonly fields: readonly string[];
}

/** Fields that a form shows together. */
export interface Fieldset {
  readonly id: number;
  readonly apiName: string;
  readonly name: string;
  /** What the form shows above it. */
  readonly title: string;
  readonly description: string;
  readonly order: number;
  readonly labelPosition: 'top' | 'left';
  readonly layout: 'vertical' | 'horizontal';
  readonly rules: readonly SumRule[];
  readonly fields: readonly Field[];
}

/** What is asked of somebody. */
export interface Form {
  /** Those that are in no set, in the order of the form. */
  readonly fields: readonly Field[];
  /** Oldest first. */
  readonly fieldsets: readonly Fieldset[];
}
