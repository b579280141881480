/** Tells in a page when something is drawn, and how long the page cannot react. */
export interface FrameClock {
  /** Resolves once the next frame is drawn. */
  drawn(): Promise<unknown>;
  /**
   * Begins to measure, once the page is at rest.
   * @returns what ends it, with the longest time in which the page could not react, in milliseconds.
   */
  watch(): Promise<() => number>;
}

declare global {
  interface Window {
    frameClock: FrameClock;
  }
}

/** Runs in the browser before the scripts of a page, so it may use nothing from outside itself. */
export function installFrameClock(): void {
  const drawn = (): Promise<unknown> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(undefined);
      });
    });
  const watch = async (): Promise<() => number> => {
    let longestMs = 0;
    let last = performance.now();
    let over = false;
    const beat = new MessageChannel();
    beat.port1.onmessage = () => {
      const now = performance.now();
      longestMs = Math.max(longestMs, now - last);
      last = now;
      if (!over) beat.port2.postMessage(undefined);
    };
    beat.port2.postMessage(undefined);
    await drawn();
    await drawn();
    longestMs = 0;
    return () => {
      over = true;
      return longestMs;
    };
  };
  window.frameClock = { drawn, watch };
}
