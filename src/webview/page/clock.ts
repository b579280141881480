import { type TimeZone, machineZone, timeZone } from '../../core/base/timeZone.ts';
import type { ShowClock, WindowZone } from '../../protocol/clock.ts';
import { messageFromHost } from './messageFromHost.ts';
import type { HostLink } from './hostLink.ts';

/** By whose clock the page shows times: it is kept with the document, as its language is. */
const { dataset } = document.documentElement;

/** The time zone that the document goes by: that of this machine until the host has said it. */
export const documentZone = (): TimeZone => timeZone(dataset['timeZone'] ?? '') ?? machineZone();

/** Names that zone where it is another than one would expect; undefined where it goes without saying. */
export const zoneNote = (): string | undefined => dataset['timeZoneNote'];

/** The event of the document that times have to be drawn again, by another clock. */
export const clockChange = 'clockchange';

/** Tells the host the zone of this machine, and follows by which one it wants times shown. */
export function followClock(link: HostLink<WindowZone, unknown>): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = messageFromHost<ShowClock>(event, ['clock']);
    if (!message) return;
    const { zone, note } = message.clock;
    if (dataset['timeZone'] === zone && dataset['timeZoneNote'] === note) return;
    dataset['timeZone'] = zone;
    if (note === undefined) delete dataset['timeZoneNote'];
    else dataset['timeZoneNote'] = note;
    document.dispatchEvent(new Event(clockChange));
  });
  link.post({ type: 'windowZone', zone: machineZone() });
}
