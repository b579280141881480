import type { Answer } from '../../core/base/answer.ts';
import { heldUntil } from '../../core/base/errors.ts';
import { Pace } from '../../core/polling/pace.ts';
import { success } from '../../core/base/result.ts';
import type { Client } from '../client.ts';
import { type SharedRead, shareWhileReading } from '../sharedRead.ts';
import { type People, readPeople } from './people.ts';

/** Whether the people include everybody who is needed. */
export type IsEnough = (people: People) => boolean;

/** The account's people, kept from one read to the next. */
export interface PeopleBook {
  /**
   * The people as last read. If some are missing, they are read again, but less and less often
   * while that finds nobody new.
   */
  read(signal?: AbortSignal, isEnough?: IsEnough): Answer<People>;
  /** Reads the people again. */
  readonly readNow: SharedRead<People>;
  /** Makes the next call read the people again. */
  forget(): void;
}

const idsIn = ({ names, groups }: People): readonly string[] => [
  ...[...names.keys()].map((id) => `person ${id}`),
  ...[...groups.keys()].map((id) => `group ${id}`),
];

const hasNews = (before: People | undefined, now: People): boolean => {
  const known = new Set(before && idsIn(before));
  return idsIn(now).some((id) => !known.has(id));
};

interface Reads extends Omit<PeopleBook, 'forget'> {
  readonly kept: () => People | undefined;
}

/** @param before is used where the people cannot be read. */
function createReads(client: Client, now: () => number, before: People | undefined): Reads {
  const pace = new Pace();
  let kept: People | undefined;

  const readNow = shareWhileReading(async () => {
    const answer = await readPeople(client);
    const changed = answer.ok && hasNews(kept, answer.value);
    const holdUntil = answer.ok ? undefined : heldUntil(answer.error);
    pace.polled(now(), { changed, holdUntil });
    kept = answer.ok ? answer.value : (kept ?? before);
    return answer;
  });

  return {
    readNow,
    kept: () => kept ?? before,
    async read(signal, isEnough = () => true) {
      if (kept && (isEnough(kept) || pace.wait(now()) > 0)) return success(kept);
      const answer = await readNow(signal);
      return answer.ok || !kept || signal?.aborted ? answer : success(kept);
    },
  };
}

/** @param now returns the time in milliseconds since 1970. */
export function createPeopleBook(client: Client, now: () => number): PeopleBook {
  let reads = createReads(client, now, undefined);
  return {
    read: (signal, isEnough) => reads.read(signal, isEnough),
    readNow: (signal) => reads.readNow(signal),
    forget: () => {
      reads = createReads(client, now, reads.kept());
    },
  };
}
