import type { WorkflowId } from '../base/ids.ts';

/** The runs to list. Properties that are undefined do not restrict them. */
export interface RunQuery {
  readonly state?: 'running' | 'snoozed' | 'done' | undefined;
  /** Whether to list only runs that I started. */
  readonly mine?: boolean | undefined;
  readonly workflow?: WorkflowId | undefined;
  /** Whole words to find, in names and values. */
  readonly search?: string | undefined;
  /** `next` of the page before; undefined for the first. */
  readonly cursor?: string | undefined;
  /** How many to list at once; the service may list fewer. */
  readonly limit?: number | undefined;
}
