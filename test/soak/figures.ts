import type { FigureGroup } from '../bench/benchRun.ts';
import { type Figure, sizeFigure } from '../bench/figures.ts';
import { keepSoak } from '../bench/report/write.ts';
import { type Growth, tolerated, verdictOn } from './rule.ts';

/** The rounds of eight hours of use. */
const asked = 2000;

/** The figures of a soak of one part, such as `The page of a form`, that has left nothing over. */
export function soakFigures(part: string, rounds: number, growth: Growth): readonly Figure[] {
  return [
    {
      ...sizeFigure(
        `${part}: growth of the heap in a round, at most, with 95 % / tolerated`,
        growth.atMost,
        tolerated / 1024,
      ),
      met: verdictOn(growth) === 'flat',
    },
    {
      name: `${part}: rounds / of eight hours`,
      unit: 'rounds',
      reference: asked,
      ours: rounds,
      ratio: rounds / asked,
      aim: '≥ 2,000',
      met: rounds >= asked,
    },
  ];
}

/** Keeps what a soak has shown on the page of figures. */
export async function keepFigures(part: string, rounds: number, growth: Growth): Promise<void> {
  const group: FigureGroup = {
    name: 'hours',
    title: 'For hours',
    figures: soakFigures(part, rounds, growth),
  };
  await keepSoak(group);
}
