import { retained } from '../../core/base/retained.ts';
import type { FilledField } from '../../core/base/filledField.ts';
import type { Notice } from '../../protocol/notice.ts';
import type { UnloadedView } from '../../protocol/pageFrame.ts';
import { type Patch, patchOf } from '../../protocol/patch.ts';

/** The parts of the page's tab that the view changes. */
interface Parts<Loaded> {
  /** The tab's title while nothing is loaded, or when loading has failed. */
  readonly tab: { title: string };
  readonly titleOf: (loaded: Loaded) => string;
  /** Sends the page everything that it shows. */
  readonly post: (view: UnloadedView | Loaded) => void;
  /** Sends the page how that has changed. Without it, the page gets everything each time. */
  readonly postChange?: (patch: Patch) => void;
}

/** The view of a page: sent to it, and kept for when the page is shown again. */
export class PageView<Loaded extends { readonly state: 'ready' }> {
  readonly #parts: Parts<Loaded>;
  #current: UnloadedView | Loaded;
  /** What the page was sent since it was last ready; undefined while it shows nothing loaded. */
  #sent: Loaded | undefined;

  constructor(parts: Parts<Loaded>) {
    this.#parts = parts;
    this.#current = { state: 'loading', title: parts.tab.title };
  }

  get current(): UnloadedView | Loaded {
    return this.#current;
  }

  /** The loaded view; undefined while nothing is loaded. */
  get loaded(): Loaded | undefined {
    return this.#current.state === 'ready' ? this.#current : undefined;
  }

  /** The values typed into a form that is gone, while the page shows so. */
  get typed(): readonly FilledField[] | undefined {
    return this.#current.state === 'failed' ? this.#current.typed : undefined;
  }

  show(view: UnloadedView | Loaded): void {
    this.keep(retained(this.#current, view));
    const { loaded } = this;
    if (this.#sent && loaded && this.#parts.postChange) {
      this.#parts.postChange(patchOf(this.#sent, loaded));
    } else this.#parts.post(this.#current);
    this.#sent = loaded;
  }

  /** Sends the page its view again, for example after it was hidden. */
  showAgain(): void {
    this.#parts.post(this.#current);
    this.#sent = this.loaded;
  }

  /** The page is new, and has nothing of what was sent. */
  begin(): void {
    this.#sent = undefined;
  }

  showLoading(): void {
    this.show({ state: 'loading', title: this.#parts.tab.title });
  }

  /**
   * Shows a failure.
   * @param typed is what was typed into the form that is gone.
   */
  showFailure(notice: Notice, typed?: readonly FilledField[]): void {
    this.show({ state: 'failed', title: this.#parts.tab.title, notice, typed });
  }

  /** Changes a part of the view. Does nothing while nothing is loaded. */
  change(change: Partial<Loaded>): void {
    if (this.loaded) this.show({ ...this.loaded, ...change });
  }

  /**
   * Keeps a part of the view without sending it: the page knows it already, or gets it by another
   * message.
   */
  remember(change: Partial<Loaded>): void {
    if (this.loaded) this.#current = { ...this.loaded, ...change };
  }

  /** Keeps the whole view without sending it: the page gets it by another message. */
  keep(view: UnloadedView | Loaded): void {
    this.#current = view;
    if (view.state === 'ready') this.#parts.tab.title = this.#parts.titleOf(view);
  }
}
