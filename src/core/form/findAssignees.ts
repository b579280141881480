import type { Assignee } from '../assignee.ts';

/** How well somebody fits: 0 from the start of a text, 1 from that of a word, 2 anywhere. */
function fit({ name, value }: Assignee, wanted: string): number | undefined {
  const texts = [name.toLowerCase(), value.toLowerCase()];
  if (texts.some((text) => text.startsWith(wanted))) return 0;
  if (texts.some((text) => text.includes(` ${wanted}`))) return 1;
  return texts.some((text) => text.includes(wanted)) ? 2 : undefined;
}

/** Who fits what was typed, in any case: the best in front, and groups before people. */
export function findAssignees(all: readonly Assignee[], typed: string): readonly Assignee[] {
  const wanted = typed.trim().toLowerCase();
  const found = all.flatMap((assignee) => {
    const fits = fit(assignee, wanted);
    return fits === undefined
      ? []
      : [{ assignee, rank: 2 * fits + (assignee.kind === 'group' ? 0 : 1) }];
  });
  return found.toSorted((a, b) => a.rank - b.rank).map(({ assignee }) => assignee);
}

/** The one whom a text names outright, by e-mail address, group or a name that nobody else has. */
export function assigneeNamed(all: readonly Assignee[], typed: string): Assignee | undefined {
  const wanted = typed.trim().toLowerCase();
  const byValue = all.find(({ value }) => value.toLowerCase() === wanted);
  if (byValue) return byValue;
  const [named, other] = all.filter(({ name }) => name.toLowerCase() === wanted);
  return other ? undefined : named;
}
