/** How long other work waits at most, in milliseconds. */
const sliceMs = 4;

/** Takes steps in the background, a few milliseconds at a time. */
export function prepareSlowly(steps: Iterator<undefined, void>): void {
  const slice = (): void => {
    const end = performance.now() + sliceMs;
    while (steps.next().done !== true) {
      if (performance.now() < end) continue;
      setTimeout(slice);
      return;
    }
  };
  setTimeout(slice);
}
