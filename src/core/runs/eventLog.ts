import type { Page } from '../base/answer.ts';
import type { Unreadable } from '../base/unreadable.ts';
import type { RunEvent } from './runEvent.ts';

/** As much of a run's log as has been loaded, newest first. */
export interface EventLog {
  readonly events: readonly RunEvent[];
  /** Asks for the events before; undefined at the end. */
  readonly next: string | undefined;
  /** Events that cannot be read. */
  readonly unreadable?: readonly Unreadable[] | undefined;
}

export const emptyLog: EventLog = { events: [], next: undefined };

const without = (events: readonly RunEvent[], known: readonly RunEvent[]): readonly RunEvent[] => {
  const ids = new Set(known.map(({ id }) => id));
  return events.filter(({ id }) => !ids.has(id));
};

/**
 * The log with its newest page loaded again. What was loaded of older events stays where the page
 * reaches down to it; where it does not, the log begins again, so that there is no gap.
 */
export function withNewest(log: EventLog, page: Page<RunEvent>): EventLog {
  const older = without(log.events, page.items);
  const meets = older.length < log.events.length;
  return meets
    ? {
        events: [...page.items, ...older],
        next: older.length > 0 ? log.next : page.next,
        ...unreadableIn(page.unreadable, log.unreadable),
      }
    : { events: page.items, next: page.next, ...unreadableIn(page.unreadable) };
}

/** Each once: what is loaded again may have moved meanwhile. */
function unreadableIn(
  ...lists: readonly (readonly Unreadable[] | undefined)[]
): Pick<EventLog, 'unreadable'> {
  const all = lists.flatMap((list) => list ?? []);
  const keyOf = ({ id, name, path }: Unreadable): string => JSON.stringify([id ?? path, name]);
  const unreadable = [...new Map(all.map((part) => [keyOf(part), part])).values()];
  return unreadable.length > 0 ? { unreadable } : {};
}

/** The log with the page before it. Events that came meanwhile push some onto it that are known. */
export const withOlder = (log: EventLog, page: Page<RunEvent>): EventLog => ({
  events: [...log.events, ...without(page.items, log.events)],
  next: page.next,
  ...unreadableIn(log.unreadable, page.unreadable),
});
