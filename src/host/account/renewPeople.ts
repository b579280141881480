import type { People } from './people.ts';
import type { Sessions } from './session.ts';

/** The parts that renewing people needs. */
export interface RenewParts {
  readonly sessions: Sessions;
  readonly people: People;
}

/** Reads the people again after a refresh: a member may be new, too. */
export async function renewPeople({ sessions, people }: RenewParts): Promise<void> {
  const session = await sessions.current();
  if (session.state === 'signedIn') people.renew(session.api);
}
