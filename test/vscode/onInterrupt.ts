const signals = [
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const;

/** How often to check whether the parent process still runs, in milliseconds. */
const interval = 500;

/**
 * Cleans up and ends this process on Ctrl+C or a signal, or when its parent has ended: npm passes a
 * signal only to its shell.
 */
export function onInterrupt(cleanUp: () => Promise<void>): void {
  const end = (code: number): void => {
    void cleanUp().finally(() => process.exit(code));
  };
  for (const [signal, number] of signals) {
    process.once(signal, () => {
      end(128 + number);
    });
  }
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end(1);
  }, interval);
  watch.unref();
}
