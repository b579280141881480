import { followAnnouncements } from './page/announce.ts';
import { followClock } from './page/clock.ts';
import { type HostLink, connectToHost } from './page/hostLink.ts';
import { reportFaults } from './page/reportFaults.ts';

/** Starts a page in the root element. */
type Start = (root: HTMLElement, link: HostLink<unknown, unknown>) => void;

/** Connects the document to its host and starts its page. */
export function startPage(start: Start): void {
  const link = connectToHost();
  reportFaults((message) => {
    link.post({ type: 'fault', message });
  });
  const root = document.getElementById('root');
  if (!root) throw new Error('The document has no place for the page.');
  followClock(link);
  followAnnouncements();
  start(root, link);
}
