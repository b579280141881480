import { type TimeZone, machineZone, timeZone } from '../../core/base/timeZone.ts';
import type { ShowClock, WindowZone } from '../../protocol/clock.ts';
import { messageFromHost } from './messageFromHost.ts';
import type { HostLink } from './hostLink.ts';

/** The zone in which the page shows times is kept in the document, like its language. */
const { dataset } = document.documentElement;

/** The time zone of the document: that of this machine until the host has sent another. */
export const documentZone = (): TimeZone => timeZone(dataset['timeZone'] ?? '') ?? machineZone();

/** The name of that zone where a reader would assume another one; undefined elsewhere. */
export const zoneNote = (): string | undefined => dataset['timeZoneNote'];

/** The event of the document after which times have to be drawn again. */
export const clockChange = 'clockchange';

/** Sends the host the zone of this machine, and follows the zone that the host answers with. */
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
