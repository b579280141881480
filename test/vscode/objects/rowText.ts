/** What a row of a tree shows. */
export interface RowText {
  readonly label: string;
  readonly description: string;
  /** The text for a screen reader. */
  readonly ariaLabel: string;
  /** The level, counted from 1. */
  readonly level: number;
  /** Undefined for a row without children. */
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
  /** The product icon's name, such as `rocket`; empty if there is none. */
  readonly icon: string;
}

export interface RowInPage {
  readonly id: string;
  readonly text: RowText;
}

/**
 * The rows from top to bottom; runs in the page. The order of the elements does not matter, since
 * they keep their places when rows move.
 */
export function readRows(elements: readonly Element[]): readonly RowInPage[] {
  const position = (row: Element): number => Number(row.getAttribute('data-index'));
  return elements
    .toSorted((a, b) => position(a) - position(b))
    .map((row) => {
      const text = (selector: string): string => row.querySelector(selector)?.textContent ?? '';
      const expanded = row.getAttribute('aria-expanded');
      const icon = row.querySelector('.custom-view-tree-node-item-icon')?.className ?? '';
      return {
        id: row.id,
        text: {
          label: text('.label-name'),
          description: text('.label-description'),
          ariaLabel: row.getAttribute('aria-label') ?? '',
          level: Number(row.getAttribute('aria-level')),
          expanded: expanded === null ? undefined : expanded === 'true',
          selected: row.getAttribute('aria-selected') === 'true',
          icon: /codicon-(?!colored)([\w-]+)/.exec(icon)?.[1] ?? '',
        },
      };
    });
}

/** The id of the row that the labels lead to, each label one level below the one before. */
export function idOf(path: readonly string[], rows: readonly RowInPage[]): string | undefined {
  const [label, ...rest] = path;
  const level = Math.min(...rows.map(({ text }) => text.level));
  const start = rows.findIndex(({ text }) => text.level === level && text.label === label);
  const found = rows[start];
  return found && rest.length > 0 ? idOf(rest, below(rows, start)) : found?.id;
}

/** The rows below the one at `start`, at any depth. */
export function below(rows: readonly RowInPage[], start: number): readonly RowInPage[] {
  const level = rows[start]?.text.level ?? 0;
  const rest = rows.slice(start + 1);
  const end = rest.findIndex(({ text }) => text.level <= level);
  return end < 0 ? rest : rest.slice(0, end);
}
