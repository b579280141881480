/** By whose clock times are shown, and what page and host say to each other about it. */
import * as v from 'valibot';
import type { ClockView } from '../core/base/clockView.ts';

/** Page to host: the zone of the window that the page is in. */
export const windowZoneSchema = v.object({
  type: v.literal('windowZone'),
  zone: v.pipe(v.string(), v.maxLength(100)),
});
export type WindowZone = v.InferOutput<typeof windowZoneSchema>;

/** Host to page: the answer, and again whenever it has become another. */
export interface ShowClock {
  readonly type: 'clock';
  readonly clock: ClockView;
}
