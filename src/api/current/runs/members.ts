import type { TimeZone } from '../../../core/base/timeZone.ts';
import type { Me } from '../identity.ts';
import type { People } from '../people.ts';

/** Everybody there is, and who of them is whose key it is. */
export interface Members {
  readonly people: People;
  /** undefined where the service does not say. */
  readonly me: Me | undefined;
  /** By whose clock days are. */
  readonly zone: TimeZone;
}
