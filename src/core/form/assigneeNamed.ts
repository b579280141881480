import type { Assignee } from '../account/assignee.ts';
import { folded } from '../base/folded.ts';

/** The one that a text names outright, by e-mail address, group or a name that nobody else has. */
export function assigneeNamed(all: readonly Assignee[], typed: string): Assignee | undefined {
  const wanted = typed.trim().toLowerCase();
  const byValue = all.find(({ value }) => value.toLowerCase() === wanted);
  return byValue ?? only(all, ({ name }) => name.toLowerCase() === wanted) ?? accented(all, wanted);
}

function only(
  all: readonly Assignee[],
  fits: (assignee: Assignee) => boolean,
): Assignee | undefined {
  const [named, other] = all.filter(fits);
  return other ? undefined : named;
}

/** Of those who differ in accents alone none is meant more than another. */
const accented = (all: readonly Assignee[], wanted: string): Assignee | undefined =>
  only(all, ({ name }) => folded(name) === folded(wanted));
