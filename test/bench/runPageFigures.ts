import type { Effort, RunSize } from './effort.ts';
import { type Figure, type Samples, type Series, sizedFigure } from './figures.ts';
import type { Shown } from './inRunPage.ts';
import { type RunPageTimes, startRunPages } from './runPages.ts';

const roundsOf = ({ once }: Effort): number => (once ? 1 : 5);

type Taken = ReadonlyMap<RunSize, readonly RunPageTimes[]>;

async function measure(effort: Effort): Promise<Taken> {
  const taken = new Map(effort.runs.map((size) => [size, [] as RunPageTimes[]]));
  const pages = await startRunPages();
  try {
    if (!effort.once) await pages.measure(effort.runs[0]);
    for (let round = 0; round < roundsOf(effort); round++) {
      for (const [size, times] of taken) times.push(await pages.measure(size));
    }
  } finally {
    await pages.stop();
  }
  return taken;
}

type Time = (shown: Shown) => number;
const painted: Time = ({ paintedMs }) => paintedMs;
const stretch: Time = ({ stretchMs }) => stretchMs;
const whole: Time = ({ wholeMs }) => wholeMs;

const samples = (
  times: readonly RunPageTimes[],
  ours: keyof RunPageTimes,
  time: Time,
): Samples => ({
  reference: times.map(({ plain }) => time(plain)),
  ours: times.map((each) => time(each[ours])),
});

/** A run with more tasks than others of as many events counts them, any other its events. */
const seriesOf = ({ tasks, events }: RunSize, smallest: RunSize, of: string): Series =>
  events > smallest.events
    ? { of, size: events, counted: 'events' }
    : { of, size: tasks, counted: 'tasks' };

function figuresOf(
  size: RunSize,
  times: readonly RunPageTimes[],
  opened: readonly RunPageTimes[],
  smallest: RunSize,
): readonly Figure[] {
  const series = (of: string): Series => seriesOf(size, smallest, of);
  const asSmall: Samples = {
    reference: opened.map((each) => painted(each.opened)),
    ours: times.map((each) => painted(each.opened)),
  };
  return [
    sizedFigure(
      series('run opened, its first rows / all of its texts in plain elements'),
      samples(times, 'opened', painted),
    ),
    sizedFigure(
      series('run opened, the whole of it / all of its texts in plain elements'),
      samples(times, 'opened', whole),
    ),
    ...(size === smallest
      ? []
      : [sizedFigure(series('run opened / the smallest run'), asSmall, { ratio: 1.5 })]),
    sizedFigure(
      series('longest stretch while a run opens / plain'),
      samples(times, 'opened', stretch),
      { msMore: 50 },
    ),
    sizedFigure(series('poll without news / plain page opened'), samples(times, 'polled', painted)),
    sizedFigure(
      series('poll with one event / plain page opened'),
      samples(times, 'grown', painted),
    ),
  ];
}

/** Opening the page of a run, and what a poll makes of it, in the built page and a real browser. */
export async function runPageFigures(effort: Effort): Promise<readonly Figure[]> {
  const taken = await measure(effort);
  const [smallest] = effort.runs;
  const opened = taken.get(smallest) ?? [];
  return [...taken].flatMap(([size, times]) => figuresOf(size, times, opened, smallest));
}
