import { type Growth, type Growing, growthOf, settled, growingKinds, verdictOn } from './rule.ts';
import type { Soaked } from './soak.ts';

/** What the rule says of a soak. */
export interface Judged {
  readonly leftOver: readonly Growing[];
  readonly hostGrowth: Growth | undefined;
  readonly pagesGrowth: Growth | undefined;
  readonly rounds: number;
  readonly givenUp: readonly number[];
}

/** Holds what was left against the rule, without the first tenth. */
export const judge = ({ rounds, counts, hostHeap, pagesHeap, givenUp }: Soaked): Judged => ({
  leftOver: growingKinds(settled(counts, rounds)),
  hostGrowth: growthOf(settled(hostHeap, rounds)),
  pagesGrowth: growthOf(settled(pagesHeap, rounds)),
  rounds,
  givenUp,
});

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

const growthText = (what: string, growth: Growth | undefined): string =>
  growth === undefined
    ? `${what}: too few rounds to tell.`
    : `${what}: ${kb(growth.perRound)} a round, with 95 % above ${kb(growth.atLeast)} and below ${kb(growth.atMost)}: ${verdictOn(growth)}.`;

/** The report in words. */
export const reportOf = ({ leftOver, hostGrowth, pagesGrowth, rounds, givenUp }: Judged): string =>
  [
    `${rounds} rounds, ${givenUp.length} of them given up${givenUp.length > 0 ? `: ${givenUp.join(', ')}` : ''}.`,
    growthText('Heap of the extension host', hostGrowth),
    growthText('Heap of the window with its pages', pagesGrowth),
    leftOver.length === 0 ? 'Nothing was left over: no count grows.' : 'Left over in the rounds:',
    ...leftOver.map(({ kind, numbers }) => `  ${kind}: ${numbers.join(', ')}`),
  ].join('\n');
