import type { Page } from '../base/answer.ts';
import type { Unreadable } from '../base/unreadable.ts';
import type { RunEvent } from './runEvent.ts';

/** The loaded part of a run's log, newest first. */
export interface EventLog {
  readonly events: readonly RunEvent[];
  /** The cursor for earlier events; undefined at the end. */
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
 * The log after its newest page was loaded again. Older loaded events stay if the new page reaches
 * down to them; else the log begins again, so that it has no gap.
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

/** The unreadable events, each once: one that is loaded again may have moved to another page. */
function unreadableIn(
  ...lists: readonly (readonly Unreadable[] | undefined)[]
): Pick<EventLog, 'unreadable'> {
  const all = lists.flatMap((list) => list ?? []);
  const keyOf = ({ id, name, path }: Unreadable): string => JSON.stringify([id ?? path, name]);
  const unreadable = [...new Map(all.map((part) => [keyOf(part), part])).values()];
  return unreadable.length > 0 ? { unreadable } : {};
}

/**
 * The log with an older page. New events have pushed some known ones onto it, which are left out.
 */
export const withOlder = (log: EventLog, page: Page<RunEvent>): EventLog => ({
  events: [...log.events, ...without(page.items, log.events)],
  next: page.next,
  ...unreadableIn(log.unreadable, page.unreadable),
});
