import type { Assignee } from '../account/assignee.ts';
import { indexOf } from './assigneeIndex.ts';

/**
 * The assignees that fit the typed text, without regard to case and accents: the best first, and
 * groups before people.
 */
export const findAssignees = (all: readonly Assignee[], typed: string): readonly Assignee[] =>
  indexOf(all)
    .matcher.find(typed)
    .map(({ item }) => item);
