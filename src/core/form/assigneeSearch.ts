import type { Assignee } from '../account/assignee.ts';
import { Matcher } from '../base/matcher.ts';

/**
 * The assignees that fit the typed text, without regard to case and accents: the best first, and
 * groups before people.
 */
export function findAssignees(all: readonly Assignee[], typed: string): readonly Assignee[] {
  const groupsFirst = all.toSorted((a, b) => order(a) - order(b));
  const found = new Matcher(groupsFirst, ({ name, value }) => ({ names: [name, value] })).find(
    typed,
  );
  return found.map(({ item }) => item);
}

const order = ({ kind }: Assignee): number => (kind === 'group' ? 0 : 1);
