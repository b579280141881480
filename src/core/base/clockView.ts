import type { TimeZone } from './timeZone.ts';

export interface ClockView {
  readonly zone: TimeZone;
  /** Names the zone where it is another than one would expect; undefined where it goes without saying. */
  readonly note: string | undefined;
}
