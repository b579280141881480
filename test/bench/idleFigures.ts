import { setTimeout as pause } from 'node:timers/promises';
import { Person } from '../soak/person.ts';
import type { Probe } from '../soak/probe.ts';
import { openSoakWindow } from '../soak/window.ts';
import type { Effort } from './effort.ts';
import { type Figure, timeFigure } from './figures.ts';

const hour = 60 * 60_000;

/** How long the host is left alone for one sample, in milliseconds, and how often. */
const spansOf = ({ once }: Effort) => (once ? { ms: 1000, count: 1 } : { ms: 10_000, count: 4 });

/** Processor times of an hour in which nothing happens, each scaled from a shorter time. */
async function idleHours(probe: Probe, effort: Effort): Promise<readonly number[]> {
  const { ms, count } = spansOf(effort);
  const hours: number[] = [];
  for (let span = 0; span < count; span++) {
    const before = await probe.processor();
    await pause(ms);
    hours.push((((await probe.processor()) - before) * hour) / ms);
  }
  return hours;
}

/** The processor time that the timers of an hour take, which comes to its end at once. */
async function hourOfTimers(probe: Probe): Promise<number> {
  const before = await probe.processor();
  await probe.tell({ do: 'pass', minutes: 60 });
  return (await probe.processor()) - before;
}

/**
 * The processor time of the extension host in an hour in which the window does not have the focus,
 * with all views and a page of each kind open, against the same host before our extension is
 * active.
 */
export async function idleFigures(effort: Effort): Promise<readonly Figure[]> {
  let reference: readonly number[] = [];
  const window = await openSoakWindow(async (probe) => {
    reference = await idleHours(probe, effort);
  });
  try {
    const { probe } = window;
    const person = new Person(window);
    await person.begin();
    await person.openEverything();
    await probe.tell({ do: 'focus', focused: false });
    await person.quiet();
    const timers = await hourOfTimers(probe);
    const ours = (await idleHours(probe, effort)).map((time) => time + timers);
    return [
      timeFigure('processor time of an hour without the focus / of a host without us', {
        reference,
        ours,
      }),
    ];
  } finally {
    await window.stop();
  }
}
