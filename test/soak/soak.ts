import { browserLeft } from './browserLeft.ts';
import type { Plant } from './orders.ts';
import type { Person } from './person.ts';
import type { CountPoint, HeapPoint } from './rule.ts';
import type { SoakWindow } from './window.ts';

/** What was left at the end of rounds. */
export interface Soaked {
  readonly rounds: number;
  readonly counts: readonly CountPoint[];
  readonly hostHeap: readonly HeapPoint[];
  /**
   * The heap of the browser’s process. Most of it is VS Code’s own window, which keeps something of
   * each menu and tooltip that it has shown, so that it is told and not judged.
   */
  readonly windowHeap: readonly HeapPoint[];
  /** The rounds in which something that the person waited for did not come. */
  readonly givenUp: readonly number[];
}

export interface SoakOptions {
  readonly rounds: number;
  /** How many rounds come between two looks. */
  readonly every: number;
  /** What leaks in each round, on purpose. */
  readonly planted?: readonly Plant[];
  /** How many rounds may be given up, with all that was opened in them; none, if it is not said. */
  readonly mayGiveUp?: number;
  /** Ends the rounds after the one under way. */
  readonly end?: AbortSignal;
  readonly tell?: (line: string) => void;
  /** Keeps a picture of the heap under a name. */
  readonly snapshot?: (name: string) => Promise<void>;
}

/** Has a person work for a number of rounds, and looks what is left. */
export async function soak(
  window: SoakWindow,
  person: Person,
  options: SoakOptions,
): Promise<Soaked> {
  const { rounds, every, planted = [], mayGiveUp = 0, end, tell, snapshot } = options;
  let done = 0;
  const givenUp: number[] = [];
  const counts: CountPoint[] = [];
  const hostHeap: HeapPoint[] = [];
  const windowHeap: HeapPoint[] = [];
  for (let round = 1; round <= rounds && end?.aborted !== true; round++) {
    const start = performance.now();
    try {
      await person.round(round);
    } catch (error) {
      givenUp.push(round);
      tell?.(`${round}: given up. ${String(error)}`);
      if (givenUp.length > mayGiveUp) throw error;
      await person.beginAgain();
    }
    for (const plant of planted) await window.probe.tell({ do: 'plant', plant });
    if (round === Math.ceil(rounds / 10)) await snapshot?.('settled');
    const took = performance.now() - start;
    done = round;
    if (round % every !== 0) continue;
    // Nothing is planned while the window does not have the focus, so that timers can be compared.
    await window.probe.tell({ do: 'focus', focused: false });
    await person.quiet();
    const services = [window.current, window.documented];
    const connections = await Promise.all(services.map(({ gate }) => gate.connections()));
    const host = await window.probe.count();
    const shown = await browserLeft(window.browser);
    const underWay = services.map(({ gate }) => gate.underWay());
    counts.push({
      round,
      counts: {
        ...host.counts,
        documents: shown.documents,
        connections: sum(connections),
        'requests under way': sum(underWay),
      },
    });
    await window.probe.tell({ do: 'focus', focused: true });
    hostHeap.push({ round, bytes: host.heap });
    windowHeap.push({ round, bytes: shown.heap });
    tell?.(
      `${round}: ${(took / 1000).toFixed(1)} s, host ${kb(host.heap)}, window ${kb(shown.heap)}, ${JSON.stringify(counts.at(-1)?.counts)}`,
    );
  }
  await snapshot?.('end');
  return { rounds: done, counts, hostHeap, windowHeap, givenUp };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const kb = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;
