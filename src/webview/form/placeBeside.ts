/** The largest and the smallest useful height of a list, in pixels. */
const most = 250;
const least = 66;
const margin = 8;

/**
 * Places the list below its field, or above it where there is more room, and limits its height to
 * the room in the window.
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
