import { type Disposable, EventEmitter, window } from 'vscode';
import type { ViewId } from '../manifest.ts';

/** Which views somebody looks at: they are in sight, and so is the window. */
export class Attention implements Disposable {
  readonly #visible = new Set<ViewId>();
  readonly #changed = new EventEmitter<void>();
  readonly #following: Disposable;

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#following = window.onDidChangeWindowState(() => {
      this.#changed.fire();
    });
  }

  /** A view came into sight or went out of it. */
  show(view: ViewId, visible: boolean): void {
    if (visible) this.#visible.add(view);
    else this.#visible.delete(view);
    this.#changed.fire();
  }

  /** Whether somebody looks at one of the views. */
  isOn(...views: readonly ViewId[]): boolean {
    return window.state.focused && views.some((view) => this.#visible.has(view));
  }

  dispose(): void {
    this.#following.dispose();
    this.#changed.dispose();
  }
}
