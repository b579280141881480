import { readFileSync, readdirSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, on all machines that Node runs on. */
const ticksPerSecond = 100;
const millisecondsBetweenLooks = 1000;

interface ProcessTimes {
  readonly parent: number;
  /** Seconds of its own, user and system. */
  readonly own: number;
  /** Seconds of its children that have ended and that it has waited for. */
  readonly ended: number;
}

/** The times of a process; undefined if it has ended, or where the system has no /proc. */
function timesOf(id: string): ProcessTimes | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name of the program, in brackets, may hold blanks; after it comes field 3.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const seconds = (field: number): number => Number(fields[field - 3]) / ticksPerSecond;
    return {
      parent: Number(fields[1]),
      own: seconds(14) + seconds(15),
      ended: seconds(16) + seconds(17),
    };
  } catch {
    return undefined;
  }
}

/** All processes, each after its parent as a rule, since ids grow. */
function allProcesses(): readonly (readonly [number, ProcessTimes])[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .sort((one, other) => Number(one) - Number(other))
    .flatMap((name) => {
      const times = timesOf(name);
      return times === undefined ? [] : [[Number(name), times] as const];
    });
}

/**
 * Measures the processor time of steps that run at the same time. The system adds up what has ended
 * and was waited for, but not a browser's helpers; looking every second misses what ends sooner. The
 * larger of both sums counts.
 */
export class ProcessorMeter {
  #ended = timesOf('self')?.ended;
  /** Seconds by process, by the first process of a step. */
  readonly #seen = new Map<number, Map<number, number>>();
  #timer: NodeJS.Timeout | undefined;

  /** A step has started, with this process. */
  start(id: number): void {
    if (this.#ended === undefined) return;
    this.#seen.set(id, new Map([[id, 0]]));
    this.#timer ??= setInterval(() => {
      this.#look();
    }, millisecondsBetweenLooks).unref();
  }

  /** The seconds of a step, to be asked for as soon as its process has ended. */
  end(id: number): number | undefined {
    const ended = timesOf('self')?.ended;
    const seen = [...(this.#seen.get(id)?.values() ?? [])].reduce((sum, each) => sum + each, 0);
    this.#seen.delete(id);
    const added = ended === undefined ? undefined : Math.max(seen, ended - (this.#ended ?? 0));
    this.#ended = ended;
    return added;
  }

  #look(): void {
    for (const [id, { parent, own }] of allProcesses()) {
      for (const seconds of this.#seen.values()) {
        if (seconds.has(id) || seconds.has(parent)) seconds.set(id, own);
      }
    }
  }
}
