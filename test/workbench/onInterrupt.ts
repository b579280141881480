/** Cleans up and ends this process when somebody asks it to, with Ctrl+C or a signal. */
export function onInterrupt(cleanUp: () => Promise<void>): void {
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    process.once(signal, () => {
      void cleanUp().finally(() => process.exit(128 + number));
    });
  }
}
