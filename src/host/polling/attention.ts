import { Disposable, EventEmitter, type Tab, TabInputWebview, type window } from 'vscode';
import { type ViewId, pageViewTypes } from '../manifest/ids.ts';

/** The parts of VS Code's `window` that show where a person looks. */
export type Watched = Pick<typeof window, 'state' | 'onDidChangeWindowState' | 'tabGroups'>;

/** Which views and pages are looked at: those in sight, in a window that has the focus. */
export class Attention implements Disposable {
  readonly #window: Watched;
  readonly #visible = new Set<ViewId>();
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(watched: Watched) {
    this.#window = watched;
    const tell = (): void => {
      this.#changed.fire();
    };
    this.#subscriptions = Disposable.from(
      watched.onDidChangeWindowState(tell),
      watched.tabGroups.onDidChangeTabs(tell),
      watched.tabGroups.onDidChangeTabGroups(tell),
    );
  }

  /** Notes that a view has come into sight or gone out of it. */
  show(view: ViewId, visible: boolean): void {
    if (visible) this.#visible.add(view);
    else this.#visible.delete(view);
    this.#changed.fire();
  }

  /** Whether the window has the focus. */
  get isFocused(): boolean {
    return this.#window.state.focused;
  }

  /** Whether one of the views is looked at. */
  isOn(...views: readonly ViewId[]): boolean {
    return this.#window.state.focused && views.some((view) => this.#visible.has(view));
  }

  /** Whether a form or the page of a run or a task is looked at. */
  get isOnPage(): boolean {
    const { state, tabGroups } = this.#window;
    return state.focused && tabGroups.all.some(({ activeTab }) => activeTab && isOurs(activeTab));
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }
}

const ourPages = Object.values(pageViewTypes);

/** VS Code puts a prefix before the view type. */
const isOurs = ({ input }: Tab): boolean =>
  input instanceof TabInputWebview && ourPages.some((type) => input.viewType.endsWith(`-${type}`));
