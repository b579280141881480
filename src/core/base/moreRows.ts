/** How many rows of a long list are shown at once, since all of them go to the window. */
export const rowsAtOnce = 500;
/** How many rows a long list begins with, which are in sight before the others. */
export const firstRows = 50;
/** A list of up to so many rows is shown, and kept, as a whole. */
export const shortList = 200;

/** What the row below a long list has to say. */
export interface MoreRows {
  /** How many rows it shows. */
  readonly next: number;
  /** How many are not shown yet. */
  readonly left: number;
}

/** What there is beyond the rows that are shown; undefined where that is nothing. */
export const moreRows = (left: number): MoreRows | undefined =>
  left > 0 ? { next: Math.min(left, rowsAtOnce), left } : undefined;
