/** Farther from 1970 there are no dates, in milliseconds: to write one out throws. */
const farthest = 8.64e15;

/** Whether a number of milliseconds since 1970 is one that a date can have. */
export const isMoment = (ms: number): boolean => Math.abs(ms) <= farthest;
