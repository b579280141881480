import type { TimeZone } from './timeZone.ts';

export interface ClockView {
  readonly zone: TimeZone;
  /** The name of the zone where a reader would assume another one; undefined elsewhere. */
  readonly note: string | undefined;
}
