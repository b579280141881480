/** How long a slice of work takes, in milliseconds; other work waits for no more than that. */
const sliceMs = 10;

/** Lets other work have its turn. A message comes back sooner than a timer, which takes 1 ms or more. */
export const giveWay = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const end = (): void => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', end, { once: true });
    port1.start();
    port2.postMessage(undefined);
  });

/** Long work that is done in slices. */
export class Slices {
  #end = performance.now() + sliceMs;

  /** Lets other work have its turn, if the slice has taken its time; to be called again and again. */
  async pause(): Promise<void> {
    if (performance.now() < this.#end) return;
    await giveWay();
    this.#end = performance.now() + sliceMs;
  }
}
