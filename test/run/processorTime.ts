import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second here, on all machines that Node runs on. */
const ticksPerSecond = 100;

/**
 * Seconds of processor time, user and system, of all processes below this one that have ended.
 * Undefined where the system has no /proc.
 */
export function secondsOfEnded(): number | undefined {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    // The name of the program, in brackets, may hold blanks; children’s times are fields 16 and 17.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
  } catch {
    return undefined;
  }
}

/** Measures what each child costs, if asked as soon as that child has ended. */
export class ProcessorMeter {
  #before = secondsOfEnded();

  /** Seconds that were added since the last question. */
  sinceLast(): number | undefined {
    const now = secondsOfEnded();
    const added = now === undefined ? undefined : now - (this.#before ?? 0);
    this.#before = now;
    return added;
  }
}
