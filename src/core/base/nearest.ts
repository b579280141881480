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
  let bound = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  const found = new Map<string, number>();
  for (const name of names) {
    // No distance is less than 1.
    if (bound === 1) break;
    if (found.has(name)) continue;
    const other = folded(name).trim();
    const distance = other.startsWith(wanted) ? 1 : leven(wanted, other, { maxDistance: bound });
    if (distance >= bound) continue;
    found.set(name, distance);
    if (found.size > most) found.delete(furthest(found));
    // From here on, only what is nearer than one of these counts.
    if (found.size === most) bound = Math.max(...found.values());
  }
  return [...found].toSorted(([, one], [, other]) => one - other).map(([name]) => name);
}

/** The last of those that are furthest away. */
function furthest(found: ReadonlyMap<string, number>): string {
  let last = '';
  let most = -1;
  for (const [name, distance] of found) {
    if (distance < most) continue;
    last = name;
    most = distance;
  }
  return last;
}
