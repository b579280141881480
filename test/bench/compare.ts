import type { Figure } from './figures.ts';

/** A figure that has become worse than it was. */
export interface Worse {
  readonly before: Figure;
  readonly now: Figure;
}

/** Of two runs on an idle machine, ratios differ by as much without any change. */
const usual = 0.1;
/** The growth of a size that is told: sizes are not subject to chance. */
const growth = 0.01;

const noiseOf = ({ noise = 0 }: Figure): number => noise;

/** What is compared: ratios of times, and sizes as they are, since their budgets may change. */
const measureOf = ({ unit, ours, ratio }: Figure): number => (unit === 'ms' ? ratio : ours);

/** By how much a figure may be larger than before without being told. */
function margin(before: Figure, now: Figure): number {
  if (before.unit !== 'ms') return growth * measureOf(before);
  return Math.max(usual * before.ratio, 2 * (noiseOf(before) + noiseOf(now)));
}

/** The figures that are worse than in an earlier run beyond noise, the worst first. */
export function worseThan(before: readonly Figure[], now: readonly Figure[]): readonly Worse[] {
  const known = new Map(before.map((figure) => [figure.name, figure]));
  const growthOf = (pair: Worse): number => measureOf(pair.now) / measureOf(pair.before);
  return now
    .flatMap((figure) => {
      const earlier = known.get(figure.name);
      return earlier ? [{ before: earlier, now: figure }] : [];
    })
    .filter((pair) => measureOf(pair.now) - measureOf(pair.before) > margin(pair.before, pair.now))
    .toSorted((a, b) => growthOf(b) - growthOf(a));
}

const shown = (figure: Figure): string =>
  figure.unit === 'ms'
    ? `ratio ${figure.ratio.toFixed(2)} (${figure.ours.toFixed(2)} ms)`
    : `${figure.ours.toFixed(1)} ${figure.unit}`;

/** The comparison in words, a line for each figure that has become worse. */
export function comparison(before: readonly Figure[], now: readonly Figure[]): string {
  const worse = worseThan(before, now);
  const names = new Set(now.map(({ name }) => name));
  const gone = before.filter(({ name }) => !names.has(name));
  return [
    worse.length === 0 ? 'Nothing is worse beyond noise.' : `Worse beyond noise: ${worse.length}`,
    ...worse.map((pair) => `  ${pair.now.name}: ${shown(pair.before)} → ${shown(pair.now)}`),
    ...gone.map(({ name }) => `  ${name}: not measured now`),
  ].join('\n');
}
