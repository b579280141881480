import type { Assignee } from '../account/assignee.ts';
import { Matcher } from '../base/matcher.ts';

/** Who fits what was typed, whatever its case and accents: the best in front, and groups before people. */
export function findAssignees(all: readonly Assignee[], typed: string): readonly Assignee[] {
  const groupsFirst = all.toSorted((a, b) => order(a) - order(b));
  const found = new Matcher(groupsFirst, ({ name, value }) => ({ names: [name, value] })).find(
    typed,
  );
  return found.map(({ item }) => item);
}

const order = ({ kind }: Assignee): number => (kind === 'group' ? 0 : 1);
