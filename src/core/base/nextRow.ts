/**
 * The row that follows those that were acted on, or else the one before them.
 * @param before the rows in which they were; `after` the rows that are left.
 * @returns undefined where one of them is still there, which then keeps its place.
 */
export function nextRow<Row>(
  before: readonly Row[],
  acted: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): Row | undefined {
  const left = new Map(after.map((row) => [keyOf(row), row]));
  const gone = new Set(acted.map(keyOf));
  if ([...gone].some((key) => left.has(key))) return undefined;
  const last = before.findLastIndex((row) => gone.has(keyOf(row)));
  const following = [...before.slice(last + 1), ...before.slice(0, Math.max(last, 0)).toReversed()];
  const next = following.find((row) => left.has(keyOf(row)));
  return next && left.get(keyOf(next));
}
