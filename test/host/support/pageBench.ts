import * as vscode from 'vscode';
import type { PneumaticApi } from '../../../src/core/api.ts';
import type { Session, SignedIn } from '../../../src/host/account/session.ts';
import { Drafts } from '../../../src/host/form/drafts.ts';
import type { TaskPanelParts } from '../../../src/host/tasks/taskPanelParts.ts';
import type { PageOpener } from '../../../src/host/page/pageOpener.ts';
import type { Services } from '../../../src/host/services.ts';
import { HandClock } from '../../support/handClock.ts';
import { eventually } from '../../vscode/eventually.ts';
import { nothingKept } from './nothingKept.ts';
import { newFolder } from './records.ts';

type CallName = keyof PneumaticApi;

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/** An answer that has been read, and is held back until it is released. */
export interface Held {
  /** Settles when the service has answered. */
  readonly read: Promise<void>;
  readonly letGo: () => void;
}

/**
 * The parts that pages work with: a real account, whose calls are noted and can be held back, and
 * under control of the test the time and the focus of VS Code's window.
 */
export class PageBench {
  readonly clock = new HandClock(Date.now());
  readonly expected = new vscode.EventEmitter<void>();
  /** The calls to the account, in order. */
  readonly calls: CallName[] = [];
  /** The tasks that a page has gone on to, in order. */
  readonly moved: Parameters<PageOpener['moveOn']>[] = [];
  /** The tasks that a page has opened in other tabs, in order. */
  readonly openedTasks: Parameters<PageOpener['openTask']>[] = [];
  /** Where pages keep what they show; by default nowhere. */
  kept: TaskPanelParts['kept'] = nothingKept;
  /** How often a page has noted a change of runs and tasks. */
  changes = 0;
  readonly #services: Services;
  readonly #api: PneumaticApi;
  readonly #focus = new vscode.EventEmitter<vscode.WindowState>();
  readonly #sessions = new vscode.EventEmitter<Session>();
  readonly #instead = new Map<CallName, (go: () => unknown) => unknown>();
  readonly #drafts: Drafts;
  #focused = true;
  #session: Session;

  /** @param drafts keeps the drafts; by default in a folder of their own. */
  constructor(services: Services, session: SignedIn, drafts = newFolder(services)) {
    this.#services = services;
    this.#drafts = new Drafts(drafts, services.log, 'window', services.names);
    this.#api = this.#noted(session.api);
    this.#session = { ...session, api: this.#api };
  }

  get parts(): TaskPanelParts {
    const { context, log, names, people: assignees, webLinks, zones } = this.#services;
    const state = (): vscode.WindowState => ({ focused: this.#focused, active: this.#focused });
    return {
      ...{
        extension: context.extensionUri,
        log,
        names,
        zones,
        people: assignees,
        web: webLinks,
        clock: this.clock,
      },
      drafts: this.#drafts,
      kept: this.kept,
      sessions: {
        current: () => Promise.resolve(this.#session),
        onDidChange: this.#sessions.event,
      },
      window: {
        get state() {
          return state();
        },
        onDidChangeWindowState: this.#focus.event,
      },
      pages: {
        openRun: () => undefined,
        openValues: () => undefined,
        openTask: (...opened) => {
          this.openedTasks.push(opened);
        },
        moveOn: (...moved) => {
          this.moved.push(moved);
        },
      },
      changes: {
        note: () => {
          this.changes += 1;
          this.expected.fire();
        },
        onDidChangeHere: this.expected.event,
      },
    };
  }

  /** How often this call was made. */
  count(name: CallName): number {
    return this.calls.filter((call) => call === name).length;
  }

  /** Waits until something was asked of the account that often. */
  called(name: CallName, times: number): Promise<true> {
    return eventually(`call ${times} of ${name}`, () =>
      Promise.resolve(this.count(name) >= times ? true : undefined),
    );
  }

  /** The window gets the focus, or loses it. */
  focus(focused: boolean): void {
    this.#focused = focused;
    this.#focus.fire({ focused, active: focused });
  }

  /** Puts another account in use. */
  use(session: Session): void {
    this.#session = session;
    this.#sessions.fire(session);
  }

  /**
   * Replaces the next call of this name.
   * @param answer gets the function that makes the real call.
   */
  instead(name: CallName, answer: (go: () => unknown) => unknown): void {
    this.#instead.set(name, answer);
  }

  /** Holds back the answer to the next call of this name. */
  hold(name: CallName): Held {
    const read = signal();
    const gate = signal();
    this.instead(name, async (go) => {
      const answer = await go();
      read.give();
      await gate.given;
      return answer;
    });
    return { read: read.given, letGo: gate.give };
  }

  dispose(): void {
    this.#drafts.dispose();
  }

  #noted(api: PneumaticApi): PneumaticApi {
    const note = (name: CallName, go: () => unknown): unknown => {
      this.calls.push(name);
      const instead = this.#instead.get(name);
      this.#instead.delete(name);
      return instead ? instead(go) : go();
    };
    return new Proxy(api, {
      get: (target, name: CallName) => {
        const call = Reflect.get(target, name) as (...given: readonly unknown[]) => unknown;
        return (...given: readonly unknown[]) =>
          note(name, () => Reflect.apply(call, target, given));
      },
    });
  }
}
