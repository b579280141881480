import type { Workflow } from '../model.ts';
import { type Directory, displayName } from './directory.ts';

/**
 * How many of the words occur in what the workflow says about itself, as whole words whatever
 * their ending. Two spaces or more between words count as none at all.
 */
export function searchRank(search: string, workflow: Workflow, directory: Directory): number {
  const found = new Set(stems(textOf(workflow, directory)));
  return stems(search.replaceAll(/ {2,}/g, '')).filter((stem) => found.has(stem)).length;
}

function textOf(workflow: Workflow, { people, groups }: Directory): string {
  const owners = workflow.roles
    .filter(({ role }) => role === 'owner')
    .flatMap(({ type, id }) =>
      type === 'user'
        ? people.filter((person) => person.id === id).map(displayName)
        : groups.filter((group) => group.id === id).map(({ name }) => name),
    );
  const tasks = workflow.tasks.map(({ name }) => name);
  return [workflow.name, workflow.description, ...tasks, ...owners].join(' ');
}

/** A rough stand-in for the stemming of the service's database. */
const stems = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word.replace(/(?<=...)(ings?|ed|es|s|e)$/u, ''),
  );
