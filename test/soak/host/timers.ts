import type { Ledger } from './ledger.ts';

/** A timer of our extension that has not come to its end. */
interface Pending {
  /** When it is due, by the clock that `pass` moves. */
  readonly due: number;
  /** The line of the stack that started it. */
  readonly startedBy: string;
  readonly fire: () => void;
}

/** The line of the stack that calls a function, which is called by that line alone. */
function callerOf(called: (...args: never[]) => unknown): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 1;
  const holder = { stack: '' };
  Error.captureStackTrace(holder, called);
  Error.stackTraceLimit = stackTraceLimit;
  return holder.stack.split('\n').at(-1) ?? '';
}

/** The timers that are started by files of some folders. */
export class OwnTimers {
  readonly #pending = new Map<object, Pending>();
  readonly #folders: readonly string[];
  readonly #ledger: Ledger;
  readonly #real = { setTimeout, clearTimeout, setInterval, clearInterval, now: Date.now };
  #ahead = 0;

  constructor(folders: readonly string[], ledger: Ledger) {
    this.#folders = folders;
    this.#ledger = ledger;
  }

  /** Knows the timers that are started from now on. */
  begin(): void {
    const real = this.#real;
    const own = (called: (...args: never[]) => unknown): string | undefined => {
      const caller = callerOf(called);
      return this.#folders.some((folder) => caller.includes(folder)) ? caller : undefined;
    };
    const start = this.#start.bind(this);
    const startAgain = this.#startAgain.bind(this);
    type Start = (
      run: (...args: readonly unknown[]) => void,
      ms?: number,
      ...args: readonly unknown[]
    ) => NodeJS.Timeout;
    const once: Start = (run, ms = 0, ...args) => {
      const caller = own(once);
      return caller === undefined
        ? real.setTimeout(run, ms, ...args)
        : start(run.bind(undefined, ...args), ms, caller);
    };
    const again: Start = (run, ms = 0, ...args) => {
      const caller = own(again);
      return caller === undefined
        ? real.setInterval(run, ms, ...args)
        : startAgain(run.bind(undefined, ...args), ms, caller);
    };
    const clear = (timer: unknown): void => {
      this.#clear(timer);
      real.clearTimeout(timer as NodeJS.Timeout);
    };
    Object.assign(globalThis, {
      // What gives a promise is a property.
      setTimeout: Object.defineProperties(once, Object.getOwnPropertyDescriptors(real.setTimeout)),
      setInterval: again,
      clearTimeout: clear,
      clearInterval: clear,
    });
    Date.now = () => real.now() + this.#ahead;
  }

  /** Lets time pass at once: what is due meanwhile comes to its end, in order. */
  async pass(ms: number, settle: () => Promise<void>): Promise<void> {
    const end = Date.now() + ms;
    for (;;) {
      const [next] = [...this.#pending.entries()].toSorted(([, a], [, b]) => a.due - b.due);
      if (!next || next[1].due > end) break;
      const [timer, { due, fire }] = next;
      this.#moveTo(due);
      this.#real.clearTimeout(timer as NodeJS.Timeout);
      fire();
      await settle();
    }
    this.#moveTo(end);
  }

  /** What started each timer that is due within so many milliseconds, and in how many it is. */
  dueWithin(ms: number): readonly string[] {
    const now = Date.now();
    return [...this.#pending.values()]
      .filter(({ due }) => due <= now + ms)
      .map(({ due, startedBy }) => `${due - now} ms: ${startedBy}`);
  }

  #moveTo(time: number): void {
    this.#ahead += Math.max(0, time - Date.now());
  }

  #start(run: () => void, ms: number, startedBy: string): NodeJS.Timeout {
    const end = this.#ledger.take('timers');
    const fire = (): void => {
      this.#pending.delete(timer);
      end();
      run();
    };
    const timer = this.#real.setTimeout(fire, ms);
    this.#note(timer, { due: Date.now() + ms, startedBy, fire }, end);
    return timer;
  }

  #startAgain(run: () => void, ms: number, startedBy: string): NodeJS.Timeout {
    const timer = this.#real.setInterval(run, ms);
    this.#note(timer, { due: Infinity, startedBy, fire: run }, this.#ledger.take('timers'));
    return timer;
  }

  readonly #ends = new WeakMap<object, () => void>();

  #note(timer: object, pending: Pending, end: () => void): void {
    this.#pending.set(timer, pending);
    this.#ends.set(timer, end);
  }

  #clear(timer: unknown): void {
    if (typeof timer !== 'object' || timer === null) return;
    this.#pending.delete(timer);
    this.#ends.get(timer)?.();
  }
}
