/** How a condition compares the value of a field. `unknown` stands for ways that we do not know. */
export const comparisons = [
  'equals',
  'notEquals',
  'exists',
  'notExists',
  'contains',
  'notContains',
  'moreThan',
  'lessThan',
  'unknown',
] as const;
export type Comparison = (typeof comparisons)[number];

/** One comparison of a condition, in words of the workflow. */
export interface ConditionCheck {
  /** The name of the field. */
  readonly field: string;
  readonly comparison: Comparison;
  /** What it is compared with; empty where the comparison needs nothing. */
  readonly value: string;
}

/** A condition on a task: if it holds, the task is skipped, or the run ends. */
export interface TaskCondition {
  readonly action: 'skip' | 'end';
  /** It holds if, in one of these groups, every comparison holds. */
  readonly anyOf: readonly (readonly ConditionCheck[])[];
}
