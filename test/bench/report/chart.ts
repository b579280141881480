import { scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import type { Figure, Series } from '../figures.ts';

/** A figure that was measured at a size. */
export type SizedFigure = Figure & { readonly series: Series };

const width = 270;
const height = 200;
const inner = { left: 46, right: 22, top: 44, bottom: 34 };

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A number in few characters: `100k`, `0.5`. */
export const short = (value: number): string =>
  value >= 1000 ? `${value / 1000}k` : String(Number(value.toPrecision(2)));

/** Whole powers of ten around all values, so that there is at least one line to read them by. */
function decades(values: readonly number[]): readonly [number, number] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  return [10 ** low, 10 ** Math.max(high, low + 1)];
}

const extent = (values: readonly number[]): readonly [number, number] => [
  Math.min(...values),
  Math.max(...values),
];

const style = `
text { font: 11px system-ui, sans-serif; fill: #57606a }
.title { font-weight: 600; fill: #1f2328 }
.grid { stroke: #d0d7de; stroke-width: 1 }
path { fill: none; stroke-width: 2 }
.floor { stroke: #6e7781 } circle.floor { fill: #6e7781 }
.ours { stroke: #0969da } circle.ours { fill: #0969da }
path.floor { stroke-dasharray: 4 3 }
@media (prefers-color-scheme: dark) {
text { fill: #9198a1 } .title { fill: #f0f6fc } .grid { stroke: #3d444d }
.floor { stroke: #9198a1 } circle.floor { fill: #9198a1 }
.ours { stroke: #4493f8 } circle.ours { fill: #4493f8 }
}`;

/**
 * A small chart of ours and the floor over size, both axes logarithmic, for light and dark pages.
 * @param figures of one series, the smallest size first; at least two.
 */
export function chart(figures: readonly SizedFigure[]): string {
  const sizes = figures.map(({ series }) => series.size);
  const values = figures.flatMap(({ reference, ours }) => [reference, ours]);
  const x = scaleLog()
    .domain(extent(sizes))
    .range([inner.left, width - inner.right]);
  const [low, high] = decades(values);
  const y = scaleLog()
    .domain([low, high])
    .range([height - inner.bottom, inner.top]);
  const lines: string[] = [];
  for (let value = low; value <= high; value *= 10) {
    const at = y(value).toFixed(1);
    lines.push(
      `<line class="grid" x1="${inner.left}" x2="${width - inner.right}" y1="${at}" y2="${at}"/>`,
      `<text x="${inner.left - 6}" y="${at}" dy="4" text-anchor="end">${short(value)}</text>`,
    );
  }
  const marks = sizes.map(
    (size) =>
      `<text x="${x(size).toFixed(1)}" y="${height - inner.bottom + 14}" text-anchor="middle">${short(size)}</text>`,
  );
  const drawn = (kind: 'ours' | 'floor', valueOf: (figure: Figure) => number): string => {
    const points = figures.map((figure): [number, number] => [
      x(figure.series.size),
      y(valueOf(figure)),
    ]);
    const dots = points.map(
      ([cx, cy]) => `<circle class="${kind}" cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="2.5"/>`,
    );
    return `<path class="${kind}" d="${line().digits(1)(points) ?? ''}"/>${dots.join('')}`;
  };
  const [first] = figures;
  const [what = '', floor = 'the floor'] = (first?.series.of ?? '').split(' / ');
  const title = escaped(what);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<style>${style}
</style>
<text class="title" x="8" y="15">${title}</text>
<text x="8" y="29">${first?.unit ?? ''}; dashed: ${escaped(floor)}</text>
${lines.join('\n')}
${marks.join('\n')}
<text x="${width - inner.right}" y="${height - 6}" text-anchor="end">${escaped(first?.series.counted ?? '')}</text>
${drawn('floor', ({ reference }) => reference)}
${drawn('ours', ({ ours }) => ours)}
</svg>
`;
}
