/**
 * The largest distance from 1970 that a date can have, in milliseconds: formatting a later one
 * throws.
 */
const farthest = 8.64e15;

/** Whether a date can have this number of milliseconds since 1970. */
export const isMoment = (ms: number): boolean => Math.abs(ms) <= farthest;
