/** What an account of the sandbox holds, in the words of no wire. Ids are positive integers. */

/** What somebody may do in the account as a whole; its owner may do everything. */
export type AccountRole = 'owner' | 'admin' | 'member';

/** Somebody of the account. */
export interface Person {
  readonly id: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Address of a picture. */
  readonly photo: string | null;
  /** `active`, `invited` or `inactive`. */
  readonly status: string;
  /** The IANA name of the one that they see and write times in. */
  readonly timeZone: string;
  readonly role: AccountRole;
}

/** A key that somebody has been given through the API. */
export interface IssuedKey {
  readonly id: number;
  /** The person it acts for. */
  readonly personId: number;
  readonly name: string;
  /** How it begins. */
  readonly prefix: string;
  /** ISO 8601, in UTC. */
  readonly createdAt: string;
  /** ISO 8601, in UTC; null for never. */
  readonly expiresAt: string | null;
}

/** People who are named together. */
export interface Group {
  readonly id: number;
  readonly name: string;
  /** Ids of people. */
  readonly members: readonly number[];
  /** Stands in for one person who is away; not to be chosen. */
  readonly personal: boolean;
}
