import type { Effort } from './effort.ts';
import { type Figure, type Samples, timeFigure } from './figures.ts';
import { startFormPages } from './formPages.ts';
import type { FormTimes } from './inPage.ts';
import { windowFigures } from './windowFigures.ts';

const roundsOf = ({ once }: Effort): number => (once ? 1 : 9);

interface Round {
  readonly form: FormTimes;
  readonly plain: FormTimes;
}
/** What was timed, by the number of fields. */
type Taken = (size: number) => readonly Round[];

async function measure(effort: Effort): Promise<Taken> {
  const pages = await startFormPages();
  const taken = new Map(effort.forms.map((size) => [size, [] as Round[]]));
  try {
    await pages.form(effort.forms[0]);
    for (let round = 0; round < roundsOf(effort); round++) {
      for (const [size, times] of taken) {
        const plain = await pages.plain(size);
        times.push({ plain, form: await pages.form(size) });
      }
    }
  } finally {
    await pages.stop();
  }
  return (size) => taken.get(size) ?? [];
}

type Time = keyof FormTimes;

const againstPlain = (taken: Taken, size: number, time: Time): Samples => ({
  reference: taken(size).map(({ plain }) => plain[time]),
  ours: taken(size).map(({ form }) => form[time]),
});

const against = (taken: Taken, reference: number, size: number, time: Time): Samples => ({
  reference: taken(reference).map(({ form }) => form[time]),
  ours: taken(size).map(({ form }) => form[time]),
});

/** Opening a form and typing into it, in the built page and a real browser. */
async function pageFigures(effort: Effort): Promise<readonly Figure[]> {
  const [smallest, ...others] = effort.forms;
  const largest = others.at(-1) ?? smallest;
  const taken = await measure(effort);
  return [
    ...effort.forms.flatMap((size) => [
      timeFigure(
        `form of ${size} fields, laid out / native inputs`,
        againstPlain(taken, size, 'laidOutMs'),
      ),
      timeFigure(
        `form of ${size} fields, painted / native inputs`,
        againstPlain(taken, size, 'paintedMs'),
      ),
      timeFigure(
        `form of ${size} fields, the whole of it / native inputs`,
        againstPlain(taken, size, 'wholeMs'),
      ),
    ]),
    ...others.map((size) =>
      timeFigure(
        `form of ${size} fields / of ${smallest}, laid out`,
        against(taken, smallest, size, 'laidOutMs'),
      ),
    ),
    timeFigure(
      `a key in ${largest} fields / in native inputs`,
      againstPlain(taken, largest, 'keyMs'),
      { ms: 8 },
    ),
    timeFigure(
      `a key in ${largest} fields / in ${smallest}`,
      against(taken, smallest, largest, 'keyMs'),
    ),
  ];
}

/** The kick-off form: its page alone, and opened in a window of VS Code. */
export const formFigures = async (effort: Effort): Promise<readonly Figure[]> => [
  ...(await windowFigures(effort)),
  ...(await pageFigures(effort)),
];
