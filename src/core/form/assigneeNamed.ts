import type { Assignee } from '../account/assignee.ts';
import { folded } from '../base/folded.ts';

/**
 * The assignee that a text names exactly: by e-mail address, by group, or by a name that only one
 * person has.
 */
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

/** Of names that differ only in accents, the one with the same accents. */
const accented = (all: readonly Assignee[], wanted: string): Assignee | undefined =>
  only(all, ({ name }) => folded(name) === folded(wanted));
