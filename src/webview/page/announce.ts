import type { Said } from '../../protocol/said.ts';
import { messageFromHost } from './messageFromHost.ts';

/** How long a text stays, in milliseconds: long enough to be heard, and not to be read later. */
const saidFor = 5000;

/**
 * Says texts of the host to those who listen to the page. The element is there from the start,
 * since only a change in it is announced.
 */
export function followAnnouncements(): void {
  const place = document.createElement('p');
  place.className = 'unseen';
  place.ariaLive = 'polite';
  document.body.append(place);
  let timer: ReturnType<typeof setTimeout> | undefined;
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = messageFromHost<Said>(event, ['said']);
    if (!message) return;
    clearTimeout(timer);
    place.textContent = message.text;
    timer = setTimeout(() => {
      place.textContent = '';
    }, saidFor);
  });
}

/** Says a text of the page itself in the same way. */
export function announce(text: string): void {
  const message: Said = { type: 'said', text };
  window.postMessage(message, window.origin);
}
