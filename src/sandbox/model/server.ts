/** The API that a server has: that of the documentation, or that of the service today. */
export type Dialect = 'documented' | 'current';

/**
 * Servers of today's dialect that show and take values in the same way, named after the last such
 * version.
 */
export type Generation = 'v4.2' | 'v5' | 'v6' | 'v7';

/** The account's plan: everything, an expired one, none, or too few seats. */
export type Plan = 'full' | 'expired' | 'none' | 'crowded';

/**
 * The state of the file service: it takes files, takes few per minute, cannot store any, or is
 * missing. Before `v7` there is none.
 */
export type FileService = 'ready' | 'throttled' | 'failing' | 'none';

/** An uploaded file. */
export interface StoredFile {
  /** A long id that cannot be guessed. */
  readonly id: string;
  /** The number of the file, counted from 1. */
  readonly number: number;
  readonly name: string;
  readonly contentType: string;
  /** The size in bytes. */
  readonly size: number;
  /** The id of the person who uploaded it. */
  readonly uploadedBy: number;
}
