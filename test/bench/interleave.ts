import type { Samples } from './figures.ts';

/** Does the measured work once, and returns its time in milliseconds. */
export type Run = () => Promise<number>;

export interface Rounds {
  /** How many runs count. */
  readonly count: number;
  /** How many runs come before them, so that code is compiled and connections are open. */
  readonly warmUp: number;
  /** Called before each run, so that no run pays for the remains of another. */
  readonly settle?: () => Promise<void> | void;
}

export const timed =
  (work: () => unknown): Run =>
  async () => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };

/** These rounds, or a single one where everything is timed once. */
export const roundsOf = (rounds: Rounds, once: boolean): Rounds =>
  once ? { ...rounds, count: 1, warmUp: 0 } : rounds;

/** Measures both in turns, each of them first in every second round. */
export async function interleave(rounds: Rounds, reference: Run, ours: Run): Promise<Samples> {
  const samples = { reference: [] as number[], ours: [] as number[] };
  const runs = { reference, ours };
  for (let round = -rounds.warmUp; round < rounds.count; round++) {
    const order =
      round % 2 === 0 ? (['reference', 'ours'] as const) : (['ours', 'reference'] as const);
    for (const which of order) {
      await rounds.settle?.();
      const time = await runs[which]();
      if (round >= 0) samples[which].push(time);
    }
  }
  return samples;
}
