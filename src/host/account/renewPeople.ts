import type { People } from './people.ts';
import type { Sessions } from './session.ts';

/** What renews people. */
export interface RenewParts {
  readonly sessions: Sessions;
  readonly people: People;
}

/** Somebody wants to see what is new: that may be a member, too. */
export async function renewPeople({ sessions, people }: RenewParts): Promise<void> {
  const session = await sessions.current();
  if (session.state === 'signedIn') people.renew(session.api);
}
