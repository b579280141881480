import type { ServiceError } from './errors.ts';
import type { Result } from './result.ts';
import type { Unreadable } from './unreadable.ts';

/** One page of a list. `next` is the cursor of the page after it, undefined at the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Entries that cannot be read; left out if there are none. */
  readonly unreadable?: readonly Unreadable[] | undefined;
  readonly next: string | undefined;
  /** How much memory it takes, in characters, where that is known without looking at all items. */
  readonly weight?: number | undefined;
  /**
   * How many entries were looked at, where the list ends before the service's own: further entries
   * can hardly be wanted, but some may be.
   */
  readonly looked?: number | undefined;
}

/** Takes the first items of a long list; the others wait for the promise, if there is one. */
export type TakeFirst<Item> = (items: readonly Item[]) => Promise<void> | undefined;

export type Answer<Value> = Promise<Result<Value, ServiceError>>;
