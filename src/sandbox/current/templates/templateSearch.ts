import type { Workflow } from '../../model/workflows.ts';
import { rankOf } from '../../store/words.ts';
import { type Asker, rolesOf } from '../access.ts';
import { displayName } from '../account/directory.ts';

/**
 * How well the texts of a workflow fit a search; undefined if they do not. Of its owners only the
 * asker is searched, without an effect on how well it fits.
 */
export function searchRank(
  words: readonly string[],
  workflow: Workflow,
  asker: Asker,
): number | undefined {
  const tasks = workflow.tasks.map(({ name }) => name);
  const rank = rankOf([workflow.name, workflow.description, ...tasks].join(' '), words);
  if (rank > 0) return rank;
  const { person } = asker;
  const isFound = rankOf(`${displayName(person)} ${person.email}`, words) > 0;
  return isFound && rolesOf(asker, workflow).includes('owner') ? 0 : undefined;
}
