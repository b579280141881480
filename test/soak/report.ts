import {
  type Growth,
  type Growing,
  boundOf,
  growthOf,
  settled,
  growingKinds,
  tolerated,
  verdictOn,
} from './rule.ts';
import type { Soaked } from './soak.ts';

/** What the rule says of a soak. */
export interface Judged {
  readonly leftOver: readonly Growing[];
  readonly hostGrowth: Growth | undefined;
  readonly windowGrowth: Growth | undefined;
  readonly rounds: number;
  readonly givenUp: readonly number[];
}

/** Holds what was left against the rule, without the first tenth. */
export const judge = ({ rounds, counts, hostHeap, windowHeap, givenUp }: Soaked): Judged => ({
  leftOver: growingKinds(settled(counts, rounds)),
  hostGrowth: growthOf(settled(hostHeap, rounds)),
  windowGrowth: growthOf(settled(windowHeap, rounds)),
  rounds,
  givenUp,
});

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

/** How a heap grows, in words. */
export const growthText = (
  what: string,
  growth: Growth | undefined,
  bound: number = tolerated,
): string =>
  growth === undefined
    ? `${what}: too few rounds to tell.`
    : `${what}: ${kb(growth.perRound)} a round, with 95 % above ${kb(growth.atLeast)} and below ${kb(growth.atMost)}: ${verdictOn(growth, bound)}.`;

/** The report in words. */
export const reportOf = ({ leftOver, hostGrowth, windowGrowth, rounds, givenUp }: Judged): string =>
  [
    `${rounds} rounds, ${givenUp.length} of them given up${givenUp.length > 0 ? `: ${givenUp.join(', ')}` : ''}.`,
    growthText('Heap of the extension host', hostGrowth, boundOf(rounds)),
    growthText('Heap of VS Code’s window, which is not judged', windowGrowth),
    leftOver.length === 0 ? 'Nothing was left over: no count grows.' : 'Left over in the rounds:',
    ...leftOver.map(({ kind, numbers }) => `  ${kind}: ${numbers.join(', ')}`),
  ].join('\n');
