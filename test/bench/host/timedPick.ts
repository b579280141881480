import { EventEmitter, type QuickPick, type QuickPickItem, window } from 'vscode';

/** A quick pick of VS Code in which a module types, and which tells when its rows were set. */
export interface TimedPick {
  /** Types a text. @returns the milliseconds until rows were set. */
  key(text: string): Promise<number>;
  /** When rows were set last, by `performance.now`. */
  readonly shownAt: number;
  /** Resolves when rows are there that were set after this time. */
  shown(after: number): Promise<void>;
  hide(): void;
}

/** Opens a quick pick by way of the code that makes it. */
export function timedPick(open: () => unknown): TimedPick {
  const { createQuickPick } = window;
  const typed = new EventEmitter<string>();
  let value = '';
  let shownAt = 0;
  let waiting: () => void = () => undefined;
  const real: QuickPick<QuickPickItem> = createQuickPick();
  const pick = new Proxy(real, {
    get: (target, name) => {
      if (name === 'value') return value;
      if (name === 'onDidChangeValue') return typed.event;
      const property: unknown = Reflect.get(target, name, target);
      return typeof property === 'function' ? (property.bind(target) as unknown) : property;
    },
    set: (target, name, set: unknown) => {
      Reflect.set(target, name, set, target);
      if (name === 'items') {
        shownAt = performance.now();
        waiting();
      }
      return true;
    },
  });
  Object.assign(window, { createQuickPick: () => pick });
  open();
  Object.assign(window, { createQuickPick });
  const shown = async (after: number): Promise<void> => {
    while (shownAt <= after) {
      await new Promise<void>((resolve) => {
        waiting = resolve;
      });
    }
  };
  return {
    key: async (text) => {
      const start = performance.now();
      value = text;
      typed.fire(text);
      await shown(start);
      return shownAt - start;
    },
    get shownAt() {
      return shownAt;
    },
    shown,
    hide: () => {
      real.hide();
    },
  };
}
