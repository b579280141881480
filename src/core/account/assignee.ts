/** How the service knows a performer: a person or group by its id, a guest by an e-mail address. */
export interface PerformerRef {
  readonly kind: 'person' | 'group' | 'guest';
  readonly key: string;
}

/** A person or a group that can be chosen for a field of kind `user`. */
export interface Assignee {
  readonly kind: 'person' | 'group';
  /** The id at the service; undefined where it is not known. */
  readonly id?: string | undefined;
  /** The value of the field: an e-mail address, or a group's name. */
  readonly value: string;
  readonly name: string;
  /** The number of members of a group; undefined for a person. */
  readonly members: number | undefined;
}

/** How the service knows somebody as a performer; undefined where their id is not known. */
export const refOf = ({ kind, id }: Assignee): PerformerRef | undefined =>
  id === undefined ? undefined : { kind, key: id };
