/** What a page shows, as it is loaded before the page asks for it. */
export class LoadedAhead<View> {
  #view: Promise<View> | undefined;
  #isThere = false;

  /** Whether it is loaded, so that the page need not say that it is loading. */
  get isThere(): boolean {
    return this.#isThere;
  }

  async load(view: Promise<View>): Promise<void> {
    this.#view = view;
    await view;
    this.#isThere = this.#view === view;
  }

  /** Takes it, once; undefined where there is none, or where it was dropped. */
  take(): Promise<View> | undefined {
    const view = this.#view;
    this.drop();
    return view;
  }

  /** Drops it, since it may be out of date. */
  drop(): void {
    this.#view = undefined;
    this.#isThere = false;
  }
}
