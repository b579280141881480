import type { Effort } from './effort.ts';
import { type Figure, type Samples, sizedFigure, timeFigure } from './figures.ts';
import { type FormWindow, startFormWindows } from './formWindow.ts';

const windowsOf = ({ once }: Effort): number => (once ? 1 : 5);

/** The aims for forms of so many fields. */
const aims: Readonly<Record<number, number>> = { 10: 1.5, 100: 2.5, 1000: 5 };

interface Taken {
  readonly reference: number[];
  readonly ours: number[];
}

const none = (): Taken => ({ reference: [], ours: [] });

/** From the key that opens a form until a letter has reached its first input, in a real window. */
export async function windowFigures(effort: Effort): Promise<readonly Figure[]> {
  const sizes = effort.once ? effort.forms.slice(0, 1) : effort.forms;
  const [smallest] = effort.forms;
  const taken = new Map(sizes.map((size) => [size, none()]));
  const again = none();
  const windows = await startFormWindows(sizes);
  try {
    for (let round = 0; round < windowsOf(effort); round++) {
      const window = await windows.openWindow();
      // VS Code itself makes its first page of a window more slowly.
      await window.open();
      again.reference.push((await window.open(smallest)).typedMs);
      again.ours.push((await window.open(smallest)).typedMs);
      await openEach(window, taken);
      await window.close();
    }
  } finally {
    await windows.stop();
  }
  return [
    ...[...taken].map(([size, samples]) =>
      sizedFigure(
        { of: 'form that can be typed into / empty page, in a window', size, counted: 'fields' },
        samples satisfies Samples,
        { ratio: aims[size] ?? NaN },
      ),
    ),
    timeFigure('form opened again / first form of a window', again, { ratio: 1 }),
  ];
}

/** Opens each form twice, with an empty page before it. */
async function openEach(window: FormWindow, taken: ReadonlyMap<number, Taken>): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    for (const [size, { reference, ours }] of taken) {
      reference.push((await window.open()).typedMs);
      ours.push((await window.open(size)).typedMs);
    }
  }
}
