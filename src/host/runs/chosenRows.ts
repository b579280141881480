import type { RunsTree } from './runsTree.ts';

/**
 * The rows that a command of the Runs view acts on: those it was called on, or the selected ones.
 */
export function chosenRows(
  { selection }: Pick<RunsTree, 'selection'>,
  item: unknown,
  selected: unknown,
): readonly unknown[] {
  if (Array.isArray(selected)) return selected;
  return item === undefined ? selection : [item];
}
