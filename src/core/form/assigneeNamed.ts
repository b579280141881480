import type { Assignee } from '../account/assignee.ts';
import { indexOf } from './assigneeIndex.ts';

/**
 * The assignee that a text names exactly: by e-mail address, by group, or by a name that only one
 * person has.
 */
export const assigneeNamed = (all: readonly Assignee[], typed: string): Assignee | undefined =>
  indexOf(all).named(typed);
