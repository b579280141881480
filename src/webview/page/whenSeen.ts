/** In milliseconds: nobody waits for longer, however busy the window is. */
const momentMs = 100;

/** Calls back when there is nothing else to do; soon, in a browser that cannot tell. */
export function whenIdle(work: () => void, options?: IdleRequestOptions): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, options);
  else setTimeout(work);
}

/** Does what can wait until what was drawn is in sight. */
export function whenSeen(work: () => void): void {
  requestAnimationFrame(() => {
    whenIdle(work, { timeout: momentMs });
  });
}
