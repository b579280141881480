import type { Effort } from './effort.ts';
import type { BenchExtensions } from './extensions.ts';
import { type Aim, type Figure, sizedFigure } from './figures.ts';
import type { FindResult } from './host/find.ts';
import type { Hosts } from './hosts.ts';

/** What is told of each result, with its aim. */
const told: readonly (readonly [keyof FindResult, name: string, aim?: Aim])[] = [
  ['opened', 'ask for a workflow, to the first rows / a plain pick of 50'],
  ['firstKey', 'the first key to matches / a plain scan of the names', { ms: 50 }],
  ['laterKey', 'the slowest later key to matches / a plain scan of the names', { ms: 50 }],
  ['coldKey', 'a key pressed at once, to matches / a plain scan of the names', { ms: 50 }],
  ['longest', 'longest stretch while somebody types / with a plain scan', { ms: 50 }],
  ['ready', 'names made ready in slices / in small letters at once'],
  ['longestReady', 'longest stretch meanwhile / in small letters at once', { ms: 50 }],
];

/** Finding one of many workflows in a quick pick, held against a plain scan of their names. */
export async function findFigures(
  hosts: Hosts,
  { first, modules }: BenchExtensions,
  effort: Effort,
): Promise<readonly Figure[]> {
  const results = (await hosts.measure(first, modules.find, { effort })) as Readonly<
    Record<number, FindResult>
  >;
  return told.flatMap(([what, of, aim]) =>
    Object.entries(results).map(([size, result]) =>
      sizedFigure({ of, size: Number(size), counted: 'workflows' }, result[what], aim),
    ),
  );
}
