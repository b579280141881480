const signals = [
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const;

/** How often to look whether the process that started this one is still there, in milliseconds. */
const interval = 500;

/**
 * Cleans up and ends this process when somebody asks it to, with Ctrl+C or a signal, or when its
 * parent is gone: npm hands a signal on to its shell only.
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
