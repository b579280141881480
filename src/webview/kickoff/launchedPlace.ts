import { type TemplateResult, nothing, render } from 'lit';
import { whenIdle } from '../page/whenSeen.ts';

/** How long a page has been at rest before anything is drawn ahead, in milliseconds. */
const restMs = 200;

/**
 * Where a run that has started is shown. What is the same for every run is drawn and laid out
 * ahead, out of sight and out of reach, while the form is filled in: little is left to do when the
 * answer comes.
 */
export class LaunchedPlace {
  readonly element = document.createElement('div');
  #resting: ReturnType<typeof setTimeout> | undefined;

  get isShown(): boolean {
    return this.element.className === 'launched';
  }

  /** Draws it ahead, once that keeps nobody waiting. Nothing stays of a run that was shown. */
  prepare(draw: () => TemplateResult): void {
    if (this.isShown) this.clear();
    if (this.#resting !== undefined || this.element.className !== '') return;
    this.#resting = setTimeout(() => {
      whenIdle(() => {
        if (this.#resting === undefined) return;
        this.#set('ahead', draw());
        whenIdle(this.#layOut);
      });
    }, restMs);
  }

  show(panel: TemplateResult): void {
    this.#set('launched', panel);
  }

  clear(): void {
    this.#set('', nothing);
  }

  /** The browser lays out what is out of sight only for those who ask where it is. */
  readonly #layOut = (): void => {
    this.element.firstElementChild?.getBoundingClientRect();
  };

  #set(name: string, content: unknown): void {
    clearTimeout(this.#resting);
    this.#resting = undefined;
    if (this.element.className !== name) this.element.className = name;
    render(content, this.element);
  }
}
