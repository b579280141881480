import type { FilledField } from '../../core/base/filledField.ts';
import type { Notice } from '../../protocol/notice.ts';
import type { UnloadedView } from '../../protocol/pageFrame.ts';

/** What the view tells the page's tab. */
interface Parts<Loaded> {
  /** The tab's title, shown until something is loaded and when nothing can be. */
  readonly tab: { title: string };
  readonly titleOf: (loaded: Loaded) => string;
  /** Sends the page all that it is to show. */
  readonly post: (view: UnloadedView | Loaded) => void;
}

/** What a page shows: sent to it, and kept whole for when the page is shown again. */
export class PageView<Loaded extends { readonly state: 'ready' }> {
  readonly #parts: Parts<Loaded>;
  #current: UnloadedView | Loaded;

  constructor(parts: Parts<Loaded>) {
    this.#parts = parts;
    this.#current = { state: 'loading', title: parts.tab.title };
  }

  get current(): UnloadedView | Loaded {
    return this.#current;
  }

  /** Undefined while nothing is loaded. */
  get loaded(): Loaded | undefined {
    return this.#current.state === 'ready' ? this.#current : undefined;
  }

  /** What was typed into what is gone, while the page says that it is. */
  get typed(): readonly FilledField[] | undefined {
    return this.#current.state === 'failed' ? this.#current.typed : undefined;
  }

  show(view: UnloadedView | Loaded): void {
    this.keep(view);
    this.#parts.post(view);
  }

  /** Sends the page what it shows once more, as when it has been hidden. */
  showAgain(): void {
    this.#parts.post(this.#current);
  }

  showLoading(): void {
    this.show({ state: 'loading', title: this.#parts.tab.title });
  }

  /** @param typed is what was typed into what is gone. */
  showFailure(notice: Notice, typed?: readonly FilledField[]): void {
    this.show({ state: 'failed', title: this.#parts.tab.title, notice, typed });
  }

  /** Shows the same with something changed. Does nothing while nothing is loaded. */
  change(change: Partial<Loaded>): void {
    if (this.loaded) this.show({ ...this.loaded, ...change });
  }

  /** Keeps something that the page knows by itself, or is told apart from the rest. */
  remember(change: Partial<Loaded>): void {
    if (this.loaded) this.#current = { ...this.loaded, ...change };
  }

  /** Keeps all of it; the page is told otherwise. */
  keep(view: UnloadedView | Loaded): void {
    this.#current = view;
    if (view.state === 'ready') this.#parts.tab.title = this.#parts.titleOf(view);
  }
}
