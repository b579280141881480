import process from 'node:process';

/** How often a step that goes on says how long it has taken, in milliseconds. */
const interval = 5_000;

/**
 * Does one step and prints one line about it: its name first, every few seconds how long it has taken
 * so far, at last that it is done.
 */
export async function step<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const start = performance.now();
  const seconds = (): string => `${Math.round((performance.now() - start) / 1000)} s`;
  process.stdout.write(`${name}… `);
  const progress = setInterval(() => {
    process.stdout.write(`${seconds()}… `);
  }, interval);
  try {
    const value = await work();
    process.stdout.write(`done, ${seconds()}\n`);
    return value;
  } catch (error) {
    process.stdout.write('failed\n');
    throw error;
  } finally {
    clearInterval(progress);
  }
}
