/** Somebody, or a group, who can be chosen for a field of kind `user`. */
export interface Assignee {
  readonly kind: 'person' | 'group';
  /** What the field holds: an e-mail address, or a group's name. */
  readonly value: string;
  readonly name: string;
  /** How many are in a group; undefined for a person. */
  readonly members: number | undefined;
}
