import type { ServiceError } from './errors.ts';
import type { Result } from './result.ts';
import type { Unreadable } from './unreadable.ts';

/** One piece of a list. `next` asks for the one after it, and is undefined at the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Entries that cannot be read; left out where there are none. */
  readonly unreadable?: readonly Unreadable[] | undefined;
  readonly next: string | undefined;
}

export type Answer<Value> = Promise<Result<Value, ServiceError>>;
