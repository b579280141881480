import type { Page } from '../api.ts';
import type { RunEvent } from './event.ts';

/** As much of a run's log as has been loaded, newest first. */
export interface EventLog {
  readonly events: readonly RunEvent[];
  /** Asks for the events before; undefined at the end. */
  readonly next: string | undefined;
}

export const emptyLog: EventLog = { events: [], next: undefined };

const without = (events: readonly RunEvent[], known: readonly RunEvent[]): readonly RunEvent[] => {
  const ids = new Set(known.map(({ id }) => id));
  return events.filter(({ id }) => !ids.has(id));
};

/**
 * The log with its newest page loaded anew. What was loaded of older events stays where the page
 * reaches down to it; where it does not, the log begins again, so that there is no gap.
 */
export function withNewest(log: EventLog, page: Page<RunEvent>): EventLog {
  const older = without(log.events, page.items);
  const meets = older.length < log.events.length;
  return meets
    ? { events: [...page.items, ...older], next: older.length > 0 ? log.next : page.next }
    : { events: page.items, next: page.next };
}

/** The log with the page before it. Events that came meanwhile push some onto it that are known. */
export const withOlder = (log: EventLog, page: Page<RunEvent>): EventLog => ({
  events: [...log.events, ...without(page.items, log.events)],
  next: page.next,
});
