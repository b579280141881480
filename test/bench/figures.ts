/** Times in milliseconds, measured in turns: equal indexes are of the same round. */
export interface Samples {
  readonly reference: readonly number[];
  readonly ours: readonly number[];
}

/** A figure that was measured at several sizes, of which this is one. */
export interface Series {
  /** The name of the figure without its size, such as `list and show`. */
  readonly of: string;
  readonly size: number;
  /** What the size counts, such as `workflows`. */
  readonly counted: string;
}

/** One line of the report. */
export interface Figure {
  /** Tells the figure from all others, in this run and in later ones. */
  readonly name: string;
  /** Memory and files are in KB of 1024 bytes. */
  readonly unit: 'ms' | 'KB' | 'rounds';
  /** The value that ours is compared with: a measured time, or a budget. */
  readonly reference: number;
  readonly ours: number;
  /** Our value divided by the reference. */
  readonly ratio: number;
  /** The aim in words; empty if there is none. */
  readonly aim: string;
  /** Whether the aim is met; undefined if there is none. */
  readonly met: boolean | undefined;
  readonly series?: Series | undefined;
  /**
   * How far the ratio may be off by chance: half the distance between the quartiles of the ratios
   * of single rounds. Undefined where nothing varies.
   */
  readonly noise?: number | undefined;
}

/**
 * A bound on the ratio, on our own time in milliseconds, or on how much longer that is than the
 * reference.
 */
export type Aim =
  { readonly ratio: number } | { readonly ms: number } | { readonly msMore: number };

/**
 * The lower quartile, which is the time on an idle machine, since other work only adds to it.
 * @throws if there are no values.
 */
export function typical(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.floor((sorted.length - 1) / 4)];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

function aimText(aim: Aim): string {
  if ('msMore' in aim) return `≤ ${aim.msMore} ms more`;
  return 'ms' in aim ? `< ${aim.ms} ms` : `ratio ≤ ${aim.ratio.toFixed(2)}`;
}

function isMet(aim: Aim, reference: number, ours: number): boolean {
  if ('msMore' in aim) return ours - reference <= aim.msMore;
  return 'ms' in aim ? ours < aim.ms : ours / reference <= aim.ratio;
}

const quartile = (sorted: readonly number[], quarter: number): number =>
  sorted[Math.floor(((sorted.length - 1) * quarter) / 4)] ?? NaN;

function noiseOf({ reference, ours }: Samples): number | undefined {
  const ratios = ours
    .map((own, round) => own / (reference[round] ?? NaN))
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b);
  return ratios.length < 4 ? undefined : (quartile(ratios, 3) - quartile(ratios, 1)) / 2;
}

/** The figure of a comparison. */
export function timeFigure(name: string, samples: Samples, aim?: Aim, series?: Series): Figure {
  const reference = typical(samples.reference);
  const ours = typical(samples.ours);
  return {
    name,
    unit: 'ms',
    reference,
    ours,
    ratio: ours / reference,
    aim: aim ? aimText(aim) : '',
    met: aim && isMet(aim, reference, ours),
    series,
    noise: noiseOf(samples),
  };
}

/** The figure of something measured at a size; its name has the size in front. */
export const sizedFigure = (series: Series, samples: Samples, aim?: Aim): Figure =>
  timeFigure(
    `${series.size.toLocaleString('en')} ${series.counted}: ${series.of}`,
    samples,
    aim,
    series,
  );

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
