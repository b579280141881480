import type { Role } from './server.ts';
import type { World } from './world.ts';

/** A fact about today's API that can be tried on any server. */
export interface Check {
  /** The name, which continues that of its group. */
  readonly name: string;
  /** The keys that the check needs, besides that of the owner of the account. */
  readonly needs?: readonly Role[];
  /** @throws {Difference} or {NotApplicable}. */
  readonly run: (world: World) => Promise<void>;
}

/** Checks about one thing. */
export interface CheckGroup {
  readonly about: string;
  readonly checks: readonly Check[];
}
