import type { Figure } from './figures.ts';

const digits = (value: number): string => {
  if (Number.isNaN(value)) return '';
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
};

const verdict = ({ met }: Figure): string => (met === undefined ? '' : met ? 'met' : 'MISSED');

const cells = (figure: Figure): readonly string[] => [
  figure.name,
  digits(figure.reference),
  digits(figure.ours),
  figure.unit,
  digits(figure.ratio),
  figure.aim,
  verdict(figure),
];

const heads = ['ours / reference', 'reference', 'ours', '', 'ratio', 'aim', ''];
/** Which columns hold figures. */
const toTheRight: readonly number[] = [1, 2, 4];

/** The figures as a table for the console. */
export function table(figures: readonly Figure[]): string {
  const rows = [heads, ...figures.map(cells)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return toTheRight.includes(column) ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
