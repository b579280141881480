/** Times in milliseconds, taken in turns: the same index is the same round. */
export interface Samples {
  readonly reference: readonly number[];
  readonly ours: readonly number[];
}

/** One line of the report. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'KB';
  /** What ours is held against: a measured time, or a budget. */
  readonly reference: number;
  readonly ours: number;
  /** Ours by the reference. */
  readonly ratio: number;
  /** In words; empty where there is none. */
  readonly aim: string;
  /** undefined where there is no aim. */
  readonly met: boolean | undefined;
}

/** A bound on the ratio, or on our own time in milliseconds. */
export type Aim = { readonly ratio: number } | { readonly ms: number };

/**
 * The lower quartile: what it takes on a machine that does little else, since other work only adds.
 * @throws where there is nothing to take it of
 */
export function typical(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.floor((sorted.length - 1) / 4)];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

const aimText = (aim: Aim): string =>
  'ms' in aim ? `< ${aim.ms} ms` : `ratio ≤ ${aim.ratio.toFixed(2)}`;

/** The figure of a comparison. */
export function timeFigure(name: string, samples: Samples, aim?: Aim): Figure {
  const reference = typical(samples.reference);
  const ours = typical(samples.ours);
  const ratio = ours / reference;
  return {
    name,
    unit: 'ms',
    reference,
    ours,
    ratio,
    aim: aim ? aimText(aim) : '',
    met: aim && ('ms' in aim ? ours < aim.ms : ratio <= aim.ratio),
  };
}

/** A size in bytes against its budget in kilobytes of 1024 bytes; undefined if it has none. */
export function sizeFigure(name: string, bytes: number, budget?: number): Figure {
  const ours = bytes / 1024;
  return {
    name,
    unit: 'KB',
    reference: budget ?? NaN,
    ours,
    ratio: ours / (budget ?? NaN),
    aim: budget === undefined ? '' : `≤ ${budget} KB`,
    met: budget === undefined ? undefined : ours <= budget,
  };
}
