import { type Figure, type Samples, timeFigure } from './figures.ts';
import { startFormPages } from './formPages.ts';
import type { FormTimes } from './inPage.ts';

const sizes = [10, 100, 500] as const;
type Size = (typeof sizes)[number];
const rounds = 9;

interface Round {
  readonly form: FormTimes;
  readonly plain: FormTimes;
}
type Taken = Readonly<Record<Size, readonly Round[]>>;

async function measure(): Promise<Taken> {
  const pages = await startFormPages();
  const taken: Record<Size, Round[]> = { 10: [], 100: [], 500: [] };
  try {
    await pages.form(10);
    for (let round = 0; round < rounds; round++) {
      for (const size of sizes) {
        const plain = await pages.plain(size);
        taken[size].push({ plain, form: await pages.form(size) });
      }
    }
  } finally {
    await pages.stop();
  }
  return taken;
}

type Time = keyof FormTimes;

const againstPlain = (taken: Taken, size: Size, time: Time): Samples => ({
  reference: taken[size].map(({ plain }) => plain[time]),
  ours: taken[size].map(({ form }) => form[time]),
});

const againstTen = (taken: Taken, size: Size, time: Time): Samples => ({
  reference: taken[10].map(({ form }) => form[time]),
  ours: taken[size].map(({ form }) => form[time]),
});

/** Opening a form and typing into it, in the built page and a real browser. */
export async function formFigures(): Promise<readonly Figure[]> {
  const taken = await measure();
  return [
    ...sizes.flatMap((size) => [
      timeFigure(
        `form of ${size} fields, laid out / native inputs`,
        againstPlain(taken, size, 'laidOutMs'),
      ),
      timeFigure(
        `form of ${size} fields, painted / native inputs`,
        againstPlain(taken, size, 'paintedMs'),
      ),
    ]),
    ...([100, 500] as const).map((size) =>
      timeFigure(`form of ${size} fields / of 10, laid out`, againstTen(taken, size, 'laidOutMs')),
    ),
    timeFigure('a key in 500 fields / in native inputs', againstPlain(taken, 500, 'keyMs')),
    timeFigure('a key in 500 fields / in 10', againstTen(taken, 500, 'keyMs')),
  ];
}
