import { folded } from '../base/folded.ts';

/**
 * The things that a written name means: the one with this id, else those with exactly this name,
 * else those whose name differs from it in case, accents or blanks alone.
 */
export function named<Thing extends { readonly id: string; readonly name: string }>(
  things: readonly Thing[],
  wanted: string,
): readonly Thing[] {
  const byId = things.filter(({ id }) => id === wanted);
  if (byId.length > 0) return byId;
  const exact = things.filter(({ name }) => name === wanted);
  if (exact.length > 0) return exact;
  const like = plainName(wanted);
  return like === '' ? [] : things.filter(({ name }) => plainName(name) === like);
}

/** A name in the form in which names are compared. */
export const plainName = (text: string): string => folded(text).replaceAll(/\s+/gu, ' ').trim();
