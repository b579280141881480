/** The people of an account, independent of any dialect. Ids are positive integers. */

/**
 * The role of a person in the account; its owner may do everything, and a guest sees single tasks.
 */
export type AccountRole = 'owner' | 'admin' | 'member' | 'guest';

/** A person of the account. */
export interface Person {
  readonly id: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Address of a picture. */
  readonly photo: string | null;
  /** `active`, `invited` or `inactive`. */
  readonly status: string;
  /** The IANA name of the person's time zone. */
  readonly timeZone: string;
  readonly role: AccountRole;
}

/** A key that was made through the API. */
export interface IssuedKey {
  readonly id: number;
  /** The id of the key's owner. */
  readonly personId: number;
  readonly name: string;
  /** The first characters of the key. */
  readonly prefix: string;
  /** ISO 8601, in UTC. */
  readonly createdAt: string;
  /** When the key expires, as ISO 8601 in UTC; null for never. */
  readonly expiresAt: string | null;
}

/** A group of people. */
export interface Group {
  readonly id: number;
  readonly name: string;
  /** The ids of the members. */
  readonly members: readonly number[];
  /** Whether the group replaces one absent person; it then cannot be chosen. */
  readonly personal: boolean;
}
