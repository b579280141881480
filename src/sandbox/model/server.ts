/** The API that a server speaks: the one of the documentation, or the one of the service today. */
export type Dialect = 'documented' | 'current';

/**
 * Servers of today's dialect that show and take values in the same way, named after the last
 * version that did.
 */
export type Generation = 'v4.2' | 'v5' | 'v6' | 'v7';

/** What the account has paid for: all, nothing any more, nothing yet, or too few seats. */
export type Plan = 'full' | 'expired' | 'none' | 'crowded';

/**
 * The file service: takes files, takes few a minute, cannot store any, or is not there. Before `v7`
 * there is none.
 */
export type FileService = 'ready' | 'throttled' | 'failing' | 'none';

/** A file that somebody has uploaded. */
export interface StoredFile {
  /** Long and not to be guessed. */
  readonly id: string;
  /** Counts from 1. */
  readonly number: number;
  readonly name: string;
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
  /** The person's id. */
  readonly uploadedBy: number;
}
