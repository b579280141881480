import type { Services } from '../services.ts';

/** Somebody wants to see what is new: that may be a member, too. */
export async function renewPeople({ sessions, assignees }: Services): Promise<void> {
  const session = await sessions.current();
  if (session.state === 'signedIn') assignees.renew(session.api);
}
