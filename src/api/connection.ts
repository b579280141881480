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

/** A request as the log may show it: without the key, ids, addresses and bodies. */
export interface RequestEntry {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** The path, with `{id}` for an id, and `{address}` for an address that the service has named. */
  readonly route: string;
  /** The status of the answer, or why there is no whole answer. */
  readonly outcome: number | Fault['kind'];
  readonly durationMs: number;
  /** The number of the try, counted from 1. */
  readonly attempt: number;
}

/** The address of the service, and the key. */
export interface Connection {
  /** Base address without a slash at the end, as `parseServer` returns it. */
  readonly server: string;
  readonly key: string;
  /**
   * Base address of the file service, without a slash at the end; undefined where there is none.
   * The key goes there with each file: it must be the server's own site, or one that the person
   * has named in a setting that no workspace can change.
   */
  readonly files?: string | undefined;
  readonly onRequest?: (entry: RequestEntry) => void;
  /** Called when the service itself has answered a request as it should. */
  readonly onAnswer?: () => void;
  /** Called when the service itself has refused the key; a web page says nothing about it. */
  readonly onKeyRefused?: () => void;
  /** Called once for each part of an answer that cannot be read. */
  readonly onUnreadable?: (route: string, part: Unreadable) => void;
  readonly timeouts?: Partial<Timeouts>;
  /**
   * The time zone of the key's owner, which answers update and in which days are read and written;
   * the machine’s by default.
   */
  readonly zone?: PersonZone | undefined;
  /** The time in milliseconds since 1970; the machine's by default. */
  readonly now?: () => number;
}
