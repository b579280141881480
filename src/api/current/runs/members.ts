import type { TimeZone } from '../../../core/base/timeZone.ts';
import type { Me } from '../identity.ts';
import type { People } from '../people.ts';

/** The account's people and groups, and who of them is me. */
export interface Members {
  readonly people: People;
  /** Me; undefined where the service does not say. */
  readonly me: Me | undefined;
  /** The zone in which days are read and written. */
  readonly zone: TimeZone;
}
