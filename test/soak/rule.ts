/** What of the rounds counts: the first tenth is left out, in which caches fill and code is compiled. */
const settlingPart = 1 / 10;

/** Of one round, the bytes of a heap after a forced collection, or the number of something. */
export interface HeapPoint {
  readonly round: number;
  readonly bytes: number;
}

/** How a heap grows, in bytes a round: what is likeliest, and a bound on either side. */
export interface Growth {
  readonly perRound: number;
  /** The growth is above this with a confidence of 95 %. */
  readonly atLeast: number;
  /** The growth is below this with a confidence of 95 %. */
  readonly atMost: number;
}

/** The growth that a heap may have, in bytes a round. */
export const tolerated = 1024;

/** What is left of the rounds once everything has settled. */
export const settled = <Point extends { readonly round: number }>(
  points: readonly Point[],
  rounds: number,
): readonly Point[] => points.filter(({ round }) => round > rounds * settlingPart);

/** The quantile of the normal distribution for 95 % to one side. */
const normal = 1.6449;

/**
 * The quantile of Student’s distribution for 95 % to one side, by its expansion around the normal
 * one (Cornish and Fisher): within 1 % from four degrees of freedom on.
 */
export function studentQuantile(freedom: number): number {
  const z = normal;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * The slope of the line with the least squares through the points, with its bounds; undefined for
 * fewer than four points, which say nothing about their own noise.
 */
export function growthOf(points: readonly HeapPoint[]): Growth | undefined {
  if (points.length < 4) return undefined;
  const middle = mean(points.map(({ round }) => round));
  const level = mean(points.map(({ bytes }) => bytes));
  const spread = sumOf(points.map(({ round }) => (round - middle) ** 2));
  const perRound =
    sumOf(points.map(({ round, bytes }) => (round - middle) * (bytes - level))) / spread;
  const left = sumOf(
    points.map(({ round, bytes }) => (bytes - level - perRound * (round - middle)) ** 2),
  );
  const freedom = points.length - 2;
  const off = studentQuantile(freedom) * Math.sqrt(left / freedom / spread);
  return { perRound, atLeast: perRound - off, atMost: perRound + off };
}

/** What the rule says of a heap: `unsure` where more rounds would have to tell. */
export type Verdict = 'flat' | 'grows' | 'unsure';

/** Whether a heap stays below the tolerated growth, or is above it, with a confidence of 95 %. */
export function verdictOn({ atLeast, atMost }: Growth, bound: number = tolerated): Verdict {
  if (atMost < bound) return 'flat';
  return atLeast > bound ? 'grows' : 'unsure';
}

/** So many rounds tell whether a heap is flat; fewer can show no more than that it grows. */
const tellingRounds = 1000;

/**
 * The growth that so many rounds may show, in bytes a round: in the first of them code is still being
 * compiled.
 */
export const boundOf = (rounds: number): number => (rounds < tellingRounds ? 32 * 1024 : tolerated);

/** Whether a heap passes: many rounds have to show for certain that it is flat. */
export function passes(growth: Growth, rounds: number): boolean {
  const verdict = verdictOn(growth, boundOf(rounds));
  return rounds < tellingRounds ? verdict !== 'grows' : verdict === 'flat';
}

/** Of one round, how many there are of each kind of what has to be given back. */
export interface CountPoint {
  readonly round: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** How many looks in a row make one floor. */
const looksOfFloor = 4;

/**
 * The fewest of each kind in every few looks in a row: what is left over is there in all of them,
 * while a page holds what it has used last until it is used again, at some looks and not at others.
 */
export function floorsOf(points: readonly CountPoint[]): readonly CountPoint[] {
  const floors: CountPoint[] = [];
  for (let first = 0; first + looksOfFloor <= points.length; first += looksOfFloor) {
    const looks = points.slice(first, first + looksOfFloor);
    const kinds = looks.flatMap(({ counts }) => Object.keys(counts));
    const fewest = kinds.map((kind): [string, number] => [
      kind,
      Math.min(...looks.map(({ counts }) => counts[kind] ?? 0)),
    ]);
    floors.push({ round: looks.at(-1)?.round ?? 0, counts: Object.fromEntries(fewest) });
  }
  return floors;
}

/** A kind of which there are more and more. */
export interface Growing {
  readonly kind: string;
  /** The numbers, by round. */
  readonly numbers: readonly number[];
}

/**
 * How many more of a kind there may be in all: which timers are planned, and which poll was the last
 * before a view was hidden, depends on the moment of a look.
 */
const toleratedMore = 2;

/** Whether there are more of a kind at the end than at the beginning, with a confidence of 95 %. */
function grows(points: readonly HeapPoint[]): boolean {
  const growth = growthOf(points);
  const rounds = (points.at(-1)?.round ?? 0) - (points[0]?.round ?? 0);
  return growth !== undefined && verdictOn(growth, toleratedMore / rounds) === 'grows';
}

/** The kinds of which something is left over in each round, or in every few. */
export function growingKinds(points: readonly CountPoint[]): readonly Growing[] {
  const kinds = new Set(points.flatMap(({ counts }) => Object.keys(counts)));
  return [...kinds]
    .map((kind) => ({ kind, numbers: points.map(({ counts }) => counts[kind] ?? 0) }))
    .filter(({ numbers }) =>
      grows(points.map(({ round }, index) => ({ round, bytes: numbers[index] ?? 0 }))),
    );
}
