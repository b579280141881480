import { type BenchRun, type FigureGroup, figuresOf } from '../benchRun.ts';
import type { Figure } from '../figures.ts';
import { type SizedFigure, chart, short } from './chart.ts';
import { reasons } from './reasons.ts';

/** A file of the report; its path is relative to the page. */
export interface ReportFile {
  readonly path: string;
  readonly content: string;
}

/** The folder of the charts, beside the page. */
export const chartFolder = 'performance';

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const isSized = (figure: Figure): figure is SizedFigure => figure.series !== undefined;

/** The figures of each series that was measured at two sizes or more, the smallest first. */
export function seriesOf({ figures }: FigureGroup): readonly (readonly SizedFigure[])[] {
  const sized = figures.filter(isSized);
  const names = new Set(sized.map(({ series }) => series.of));
  return [...names]
    .map((name) => sized.filter(({ series }) => series.of === name))
    .filter((points) => points.length > 1)
    .map((points) => points.toSorted((a, b) => a.series.size - b.series.size));
}

const digits = (value: number): string => {
  if (!Number.isFinite(value)) return '';
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : 2);
};

function withUnit(value: number, unit: Figure['unit']): string {
  if (!Number.isFinite(value)) return '';
  return `${unit === 'rounds' ? value.toLocaleString('en') : digits(value)} ${unit}`;
}

const reasonOf = ({ name, series }: Figure): string | undefined =>
  reasons[name] ?? (series && reasons[series.of]);

/** The figure’s own verdict; a missed aim refers to its reason below the table. */
function verdict(figure: Figure, told: readonly string[]): string {
  if (figure.met === undefined) return '';
  if (figure.met) return 'met';
  const reason = reasonOf(figure);
  const number = reason === undefined ? 0 : told.indexOf(reason) + 1;
  return number === 0 ? '**missed**' : `**missed** (${number})`;
}

function tableOf({ figures }: FigureGroup, told: readonly string[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    withUnit(figure.reference, figure.unit),
    withUnit(figure.ours, figure.unit),
    digits(figure.ratio),
    figure.aim,
    verdict(figure, told),
  ]);
  return [
    '| ours / floor | floor | ours | ratio | aim | |',
    '| --- | --: | --: | --: | --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

const chartPath = (group: FigureGroup, points: readonly SizedFigure[]): string =>
  `${chartFolder}/${slug(`${group.name} ${points[0]?.series.of ?? ''}`)}.svg`;

/** What the chart shows, for people who do not see it. */
function alternative(points: readonly SizedFigure[]): string {
  const said = points.map(
    ({ series, ratio }) => `${digits(ratio)} at ${short(series.size)} ${series.counted}`,
  );
  return `${points[0]?.series.of ?? ''}, ratio over size: ${said.join(', ')}`;
}

function section(group: FigureGroup): string {
  const missed = group.figures.filter(({ met }) => met === false);
  const told = [...new Set(missed.flatMap((figure) => reasonOf(figure) ?? []))];
  const images = seriesOf(group).map(
    (points) => `<img src="${chartPath(group, points)}" alt="${alternative(points)}">`,
  );
  return [
    `## ${group.title}`,
    tableOf(group, told),
    ...(told.length > 0 ? [told.map((reason, index) => `${index + 1}. ${reason}`).join('\n')] : []),
    ...(images.length > 0 ? [`<p>\n${images.join('\n')}\n</p>`] : []),
  ].join('\n\n');
}

function introduction(run: BenchRun): string {
  const { processor, cores, memory, system, node } = run.machine;
  const aims = figuresOf(run).filter(({ met }) => met !== undefined);
  const met = aims.filter((figure) => figure.met).length;
  return `# How fast it is

Made by \`npm run bench\` on ${run.measured}: ${processor}, ${cores} cores, ${memory} GB, ${system}, Node ${node}.
Of ${aims.length} aims, ${met} are met; what misses its aim stays here, with the reason.

Each figure stands beside a floor of its own: the least that does the same, such as an extension
that fetches the same bytes and shows plain rows, or a page with the browser’s own inputs. Both are
measured in turns in the same run, so that their ratio tells the same on another machine; the
milliseconds do not. Times are lower quartiles: other work on the machine only adds to them. A size
stands beside its budget. What hours of use leave over is measured by \`npm run soak\`, part by part.

\`npm run bench -- --against docs/performance.json\` measures again, and tells what has become
worse than here by more than chance.`;
}

/**
 * The page of figures with its charts.
 * @param soaks the figures of the last soak of each part, which have no charts.
 */
export function report(measured: BenchRun, soaks: FigureGroup): readonly ReportFile[] {
  const run = { ...measured, groups: [...measured.groups, soaks] };
  const charts = run.groups.flatMap((group) =>
    seriesOf(group).map((points) => ({ path: chartPath(group, points), content: chart(points) })),
  );
  const page = [introduction(run), ...run.groups.map(section)].join('\n\n');
  return [{ path: 'performance.md', content: `${page}\n` }, ...charts];
}
