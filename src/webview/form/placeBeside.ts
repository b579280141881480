/** How high a list is at most, and how much of one is of use, in pixels. */
const most = 250;
const least = 66;
const margin = 8;

/**
 * Puts a list that hangs below its field above it where there is more room, and makes it no higher
 * than the window has room for.
 */
export function placeBeside(field: HTMLElement, list: HTMLElement): void {
  const { top, bottom } = field.getBoundingClientRect();
  const below = window.innerHeight - bottom - margin;
  const above = top - margin;
  const isAbove = below < Math.min(most, list.scrollHeight) && above > below;
  list.classList.toggle('above', isAbove);
  const room = Math.max(least, Math.min(most, isAbove ? above : below));
  list.style.setProperty('max-height', `${room}px`);
}
