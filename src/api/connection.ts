import type { PersonZone } from '../core/base/timeZone.ts';
import type { Unreadable } from '../core/base/unreadable.ts';
import type { Fault } from './exchange.ts';

/** How long the client waits, all in milliseconds. */
export interface Timeouts {
  /** One try of a read, from sending to the last byte. */
  readonly read: number;
  /** A read with all of its tries and the pauses between them. */
  readonly total: number;
  /** A launch or another change, from sending to the last byte. */
  readonly launch: number;
  /** An upload, from sending to the last byte of the answer. */
  readonly upload: number;
  /** The pause before the first retry of a read; the next one is twice as long, both with jitter. */
  readonly backoff: number;
  /** The longest `Retry-After` that is waited for; beyond it a read gives up at once. */
  readonly longestWait: number;
}

export const defaultTimeouts: Timeouts = {
  read: 30_000,
  total: 60_000,
  launch: 60_000,
  upload: 300_000,
  backoff: 300,
  longestWait: 10_000,
};

/** One request as the log may show it: without key, ids, addresses and bodies. */
export interface RequestEntry {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  /** With `{id}` for the id, and `{address}` for one that the service has named. */
  readonly route: string;
  /** The status of the answer, or what came instead of a whole answer. */
  readonly outcome: number | Fault['kind'];
  readonly durationMs: number;
  /** Counts from 1. */
  readonly attempt: number;
}

/** Where the service is, and the key to send. */
export interface Connection {
  /** Base address without a slash at the end, as `parseServer` gives it. */
  readonly server: string;
  readonly key: string;
  /**
   * Base address of the file service, without a slash at the end; undefined where there is none.
   * The key goes there with each file: it must be the server's own site, or one that the person
   * has named in a setting that no workspace can change.
   */
  readonly files?: string | undefined;
  readonly onRequest?: (entry: RequestEntry) => void;
  /** Told once of each part of an answer that cannot be read. */
  readonly onUnreadable?: (route: string, part: Unreadable) => void;
  readonly timeouts?: Partial<Timeouts>;
  /**
   * Learns the time zone of the key's owner, and decides in which zone days are read and
   * written; the machine’s by default, where the service says nothing.
   */
  readonly zone?: PersonZone | undefined;
  /** What time it is, in milliseconds since 1970; the machine's unless somebody knows better. */
  readonly now?: () => number;
}
