import type { FieldId, PersonId, WorkflowId } from '../base/ids.ts';

/** A person or a group, by the id at the service. */
export interface MemberId {
  readonly kind: 'person' | 'group';
  readonly id: string;
}

/** The runs to list. Properties that are undefined do not restrict them. */
export interface RunQuery {
  readonly state?: 'running' | 'snoozed' | 'done' | undefined;
  /** Whether to list only runs that I started. */
  readonly mine?: boolean | undefined;
  /** The person who started the runs. */
  readonly starter?: PersonId | undefined;
  /**
   * The person or group that the runs wait for: a person counts also as a member of a group. It
   * leaves only running runs, and the service refuses it together with another state.
   */
  readonly waitsFor?: MemberId | undefined;
  readonly workflow?: WorkflowId | undefined;
  /** Whole words, of which the service finds any, in names, tasks, values and comments. */
  readonly search?: string | undefined;
  /**
   * Only running runs of which a present task, or the run itself, is due by then, in milliseconds
   * since 1970. They come in the order in which their tasks are due, else the newest are first.
   */
  readonly dueBy?: number | undefined;
  /** The fields of kick-off forms whose values are wanted with the runs. */
  readonly fields?: readonly FieldId[] | undefined;
  /** `next` of the page before; undefined for the first. */
  readonly cursor?: string | undefined;
  /** How many to list at once; the service may list fewer. */
  readonly limit?: number | undefined;
}
