import { createRequire } from 'node:module';
import type * as Vscode from 'vscode';
import { letGoOfRows } from './treeRows.ts';

/** VS Code’s API itself: what a bundle imports is a copy, of which nothing can be replaced. */
export const vscode = createRequire(__filename)('vscode') as typeof Vscode;

/** What was taken and has not been given back, by kind. */
export class Ledger {
  readonly #counts = new Map<string, number>();

  /** Notes one of a kind; the returned function gives it back, once. */
  take(kind: string): () => void {
    let isThere = true;
    this.#add(kind, 1);
    return () => {
      if (isThere) this.#add(kind, -1);
      isThere = false;
    };
  }

  /**
   * One whose end gives back all that it has taken, and after whose end nothing is taken: the events
   * of what was disposed of take no listeners.
   */
  owner(): { readonly take: (kind: string) => () => void; readonly end: () => void } {
    const ends: (() => void)[] = [];
    let hasEnded = false;
    return {
      take: (kind) => {
        const end = this.take(kind);
        ends.push(end);
        if (hasEnded) end();
        return end;
      },
      end: () => {
        hasEnded = true;
        for (const end of ends.splice(0)) end();
      },
    };
  }

  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }

  #add(kind: string, by: number): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + by);
  }
}

/** Who counts what is taken. */
type Taker = Pick<Ledger, 'take'>;

interface Disposed {
  dispose(): unknown;
}
type AnyFunction = (this: unknown, ...args: readonly unknown[]) => unknown;
type Members = Record<string, unknown>;

const isFunction = (value: unknown): value is AnyFunction => typeof value === 'function';

/** Puts something else in the place of a member of an object of VS Code’s API. */
const replace = (owner: object, name: string, value: unknown): void => {
  Object.defineProperty(owner, name, { value, writable: true, configurable: true });
};

/** Has the end of something noted. */
function noteEnd(made: Disposed, end: () => void): void {
  const dispose = made.dispose.bind(made);
  replace(made, 'dispose', () => {
    end();
    return dispose();
  });
}

/** An event whose listeners are counted. */
const countedEvent =
  (ledger: Taker, kind: string, event: AnyFunction): AnyFunction =>
  (listener, thisArg, disposables) => {
    const end = ledger.take(kind);
    const stop = event(listener, thisArg) as Disposed;
    const subscription = new vscode.Disposable(() => {
      end();
      stop.dispose();
    });
    if (Array.isArray(disposables)) disposables.push(subscription);
    return subscription;
  };

/** Names of events, in VS Code’s API. */
const isEvent = /^on(Did|Will)[A-Z]/;

const namesOf = (owner: object): readonly string[] => [
  ...new Set([
    ...Object.getOwnPropertyNames(owner),
    ...Object.getOwnPropertyNames(Object.getPrototypeOf(owner) ?? {}),
  ]),
];

/** Counts the listeners to the events of an object. */
function countEvents(ledger: Taker, owner: object, of: string): void {
  if (!Object.isExtensible(owner)) return;
  for (const name of namesOf(owner).filter((each) => isEvent.test(each))) {
    const event = (owner as Members)[name];
    if (isFunction(event)) replace(owner, name, countedEvent(ledger, `listeners to ${of}`, event));
  }
}

/** What is made by functions of the API, by the beginning of their names. */
const makers = {
  window:
    /^(create(TreeView|StatusBarItem|QuickPick|InputBox|OutputChannel|Terminal|TextEditorDecorationType)|register)/,
  workspace: /^(createFileSystemWatcher|register)/,
  languages: /^(createDiagnosticCollection|register)/,
  tasks: /^register/,
  commands: /^register/,
} as const satisfies Partial<Record<keyof typeof Vscode, RegExp>>;

const kindOf = (name: string): string =>
  name.startsWith('register') ? 'registrations' : `made by ${name}`;

function countMade(ledger: Ledger, owner: object, which: RegExp): void {
  for (const name of namesOf(owner).filter((each) => which.test(each))) {
    const make = (owner as Members)[name];
    if (!isFunction(make)) continue;
    replace(owner, name, (...args: readonly unknown[]) => {
      const made = Reflect.apply(make, owner, args) as Disposed;
      if (!Object.isExtensible(made)) return made;
      // Who listens to it ends with it.
      const life = ledger.owner();
      life.take(kindOf(name));
      countEvents(life, made, 'what was made');
      noteEnd(made, life.end);
      return made;
    });
  }
}

/** Pages end by VS Code’s hand, too, such as when their tab is closed. */
function countPages(ledger: Ledger): void {
  let isFirst = true;
  const note = (panel: Vscode.WebviewPanel): void => {
    if (isFirst) letGoOfRows(panel);
    isFirst = false;
    const life = ledger.owner();
    life.take('pages');
    panel.onDidDispose(life.end);
    countEvents(life, panel, 'pages');
    countEvents(life, panel.webview, 'pages');
  };
  const { createWebviewPanel, registerWebviewPanelSerializer } = vscode.window;
  replace(vscode.window, 'createWebviewPanel', (...args: Parameters<typeof createWebviewPanel>) => {
    const panel = createWebviewPanel(...args);
    note(panel);
    return panel;
  });
  replace(
    vscode.window,
    'registerWebviewPanelSerializer',
    (type: string, serializer: Vscode.WebviewPanelSerializer) =>
      registerWebviewPanelSerializer(type, {
        deserializeWebviewPanel: (panel, state) => {
          note(panel);
          return serializer.deserializeWebviewPanel(panel, state);
        },
      }),
  );
}

/** Has the emitters that an extension makes count those who listen. */
function countEmitters(ledger: Ledger): void {
  const Plain = vscode.EventEmitter;
  class CountedEmitter<Value> extends Plain<Value> {
    constructor() {
      super();
      const event = Reflect.get(Plain.prototype, 'event', this) as AnyFunction;
      replace(this, 'event', countedEvent(ledger, 'listeners', event));
    }
  }
  replace(vscode, 'EventEmitter', CountedEmitter);
}

/**
 * Has everything counted from now on that our extension makes by VS Code’s API: an extension has an
 * API object of its own, which the modules in its folder share.
 */
export function countFromNow(ledger: Ledger): void {
  countEmitters(ledger);
  for (const name of ['window', 'workspace', 'tasks', 'languages', 'env', 'debug'] as const) {
    countEvents(ledger, vscode[name], 'VS Code');
  }
  // This one is frozen.
  const tabGroups: Vscode.TabGroups = Object.create(vscode.window.tabGroups) as Vscode.TabGroups;
  countEvents(ledger, tabGroups, 'VS Code');
  replace(vscode.window, 'tabGroups', tabGroups);
  countPages(ledger);
  for (const [name, which] of Object.entries(makers)) {
    countMade(ledger, vscode[name as keyof typeof makers], which);
  }
}
