import type { Role } from './server.ts';
import type { World } from './world.ts';

/** Something that is known of today's API, and can be found out on any server. */
export interface Check {
  /** Reads on from the name of its group. */
  readonly name: string;
  /** Whose keys it takes, besides that of the owner of the account. */
  readonly needs?: readonly Role[];
  /** @throws {Difference} or {NotApplicable}. */
  readonly run: (world: World) => Promise<void>;
}

/** Checks about one thing. */
export interface CheckGroup {
  readonly about: string;
  readonly checks: readonly Check[];
}
