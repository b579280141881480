import leven from 'leven';
import { folded } from './folded.ts';

/** How many names are offered at most. */
const most = 3;

/**
 * The names that come nearest to a text that is none of them, the nearest first: those that differ
 * in few letters, or begin with it.
 */
export function nearest(typed: string, names: readonly string[]): readonly string[] {
  const wanted = folded(typed).trim();
  if (wanted === '') return [];
  const maxDistance = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  return [...new Set(names)]
    .map((name) => {
      const other = folded(name).trim();
      const distance = other.startsWith(wanted) ? 1 : leven(wanted, other, { maxDistance });
      return { name, distance };
    })
    .filter(({ distance }) => distance < maxDistance)
    .toSorted((one, other) => one.distance - other.distance)
    .slice(0, most)
    .map(({ name }) => name);
}
