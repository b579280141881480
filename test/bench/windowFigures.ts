import type { Effort } from './effort.ts';
import { type Figure, type Samples, sizedFigure, timeFigure } from './figures.ts';
import { type FormWindow, startFormWindows } from './formWindow.ts';

const windowsOf = ({ once }: Effort): number => (once ? 1 : 5);

/** The times of a form, of the empty pages beside it, and of both openings of it in a window. */
interface Taken {
  readonly reference: number[];
  readonly ours: number[];
  readonly first: number[];
  readonly second: number[];
}

/** The aims for forms of so many fields. */
const aims: Readonly<Record<number, number>> = { 10: 1.5, 100: 2.5, 1000: 5 };

async function openTwice(window: FormWindow, size: number, taken: Taken): Promise<void> {
  const both: number[] = [];
  for (let opening = 0; opening < 2; opening++) {
    taken.reference.push((await window.open()).typedMs);
    both.push((await window.open(size)).typedMs);
  }
  const [first = NaN, second = NaN] = both;
  taken.ours.push(first, second);
  taken.first.push(first);
  taken.second.push(second);
}

/** From the key that opens a form until a letter has reached its first input, in a real window. */
export async function windowFigures(effort: Effort): Promise<readonly Figure[]> {
  const sizes = effort.once ? effort.forms.slice(0, 1) : effort.forms;
  const taken = new Map<number, Taken>(
    sizes.map((size) => [size, { reference: [], ours: [], first: [], second: [] }]),
  );
  const windows = await startFormWindows(sizes);
  try {
    for (let round = 0; round < windowsOf(effort); round++) {
      const window = await windows.openWindow();
      // VS Code itself makes its first page of a window more slowly.
      await window.open();
      for (const [size, times] of taken) await openTwice(window, size, times);
      await window.close();
    }
  } finally {
    await windows.stop();
  }
  const samples = ({ reference, ours }: Taken): Samples => ({ reference, ours });
  return [...taken].flatMap(([size, times]) => [
    sizedFigure(
      { of: 'form that can be typed into / empty page, in a window', size, counted: 'fields' },
      samples(times),
      { ratio: aims[size] ?? NaN },
    ),
    timeFigure(
      `form of ${size} fields, opened again / first in its window`,
      { reference: times.first, ours: times.second },
      { ratio: 1 },
    ),
  ]);
}
