import type { Ledger } from './ledger.ts';

/** A timer of our extension that has not come to its end. */
interface Pending {
  /** When it is due, by the clock that `pass` moves. */
  readonly due: number;
  readonly fire: () => void;
}

/** Lines of a stack from the frame that has called a timer on. */
const callerLines = 2;

/** The timers that are started by files of a folder. */
export class OwnTimers {
  readonly #pending = new Map<object, Pending>();
  readonly #folder: string;
  readonly #ledger: Ledger;
  readonly #real = { setTimeout, clearTimeout, setInterval, clearInterval, now: Date.now };
  #ahead = 0;

  constructor(folder: string, ledger: Ledger) {
    this.#folder = folder;
    this.#ledger = ledger;
  }

  /** Knows the timers that are started from now on. */
  begin(): void {
    const { real, ownCaller } = { real: this.#real, ownCaller: () => this.#isOwnCaller() };
    const start = this.#start.bind(this);
    const startAgain = this.#startAgain.bind(this);
    const clear = (timer: unknown): void => {
      this.#clear(timer);
      real.clearTimeout(timer as NodeJS.Timeout);
    };
    Object.assign(globalThis, {
      setTimeout: Object.defineProperties(
        (run: (...args: readonly unknown[]) => void, ms = 0, ...args: readonly unknown[]) =>
          ownCaller() ? start(run.bind(undefined, ...args), ms) : real.setTimeout(run, ms, ...args),
        // What gives a promise is a property.
        Object.getOwnPropertyDescriptors(real.setTimeout),
      ),
      setInterval: (
        run: (...args: readonly unknown[]) => void,
        ms = 0,
        ...args: readonly unknown[]
      ) =>
        ownCaller()
          ? startAgain(run.bind(undefined, ...args), ms)
          : real.setInterval(run, ms, ...args),
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

  /** Whether a timer is due within so many milliseconds. */
  isDueWithin(ms: number): boolean {
    const end = Date.now() + ms;
    return [...this.#pending.values()].some(({ due }) => due <= end);
  }

  #moveTo(time: number): void {
    this.#ahead += Math.max(0, time - Date.now());
  }

  #isOwnCaller(): boolean {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = callerLines + 2;
    const { stack = '' } = new Error('where');
    Error.stackTraceLimit = stackTraceLimit;
    return stack.split('\n').slice(-callerLines).join('\n').includes(this.#folder);
  }

  #start(run: () => void, ms: number): NodeJS.Timeout {
    const end = this.#ledger.take('timers');
    const fire = (): void => {
      this.#pending.delete(timer);
      end();
      run();
    };
    const timer = this.#real.setTimeout(fire, ms);
    this.#note(timer, { due: Date.now() + ms, fire }, end);
    return timer;
  }

  #startAgain(run: () => void, ms: number): NodeJS.Timeout {
    const timer = this.#real.setInterval(run, ms);
    this.#note(timer, { due: Infinity, fire: run }, this.#ledger.take('timers'));
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
