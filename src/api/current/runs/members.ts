import type { TimeZone } from '../../../core/base/timeZone.ts';
import type { Me } from '../identity.ts';
import type { People } from '../people.ts';

/** The account's people and groups, and which of them is me. */
export interface Members {
  readonly people: People;
  /** undefined where the service does not say. */
  readonly me: Me | undefined;
  /** By whose clock days are. */
  readonly zone: TimeZone;
}
