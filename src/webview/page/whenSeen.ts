/** In milliseconds: nobody waits for longer, however busy the window is. */
const momentMs = 100;

/** Does what can wait until what was drawn is in sight. */
export function whenSeen(work: () => void): void {
  requestAnimationFrame(() => {
    requestIdleCallback(work, { timeout: momentMs });
  });
}
