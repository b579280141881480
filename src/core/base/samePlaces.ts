/** A row at its place, and whether it is one of the present rows. */
interface Placed<Row> {
  readonly row: Row;
  readonly isPresent: boolean;
}

/** The rows by what they say; those that say the same are counted. */
function byTexts<Row>(rows: readonly Row[], textOf: (row: Row) => string): Map<string, Row> {
  const counts = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const text = textOf(row);
      const count = (counts.get(text) ?? 0) + 1;
      counts.set(text, count);
      return [`${count} ${text}`, row];
    }),
  );
}

/**
 * Puts the present rows at the places that they have had before; new ones follow. Earlier rows stay
 * in between, so that a place always means the same row.
 */
export function samePlaces<Row>(
  earlier: readonly Row[],
  present: readonly Row[],
  textOf: (row: Row) => string,
): readonly Placed<Row>[] {
  const now = byTexts(present, textOf);
  return [...new Map([...byTexts(earlier, textOf), ...now])].map(([text, row]) => ({
    row,
    isPresent: now.has(text),
  }));
}
