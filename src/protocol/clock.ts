/** The time zone in which pages show times, and the messages about it. */
import * as v from 'valibot';
import type { ClockView } from '../core/base/clockView.ts';

/** Page to host: the zone of the window that the page is in. */
export const windowZoneSchema = v.object({
  type: v.literal('windowZone'),
  zone: v.pipe(v.string(), v.maxLength(100)),
});
export type WindowZone = v.InferOutput<typeof windowZoneSchema>;

/** Host to page: the zone to use, as an answer and after each change. */
export interface ShowClock {
  readonly type: 'clock';
  readonly clock: ClockView;
}
