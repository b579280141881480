import { unstorableAt } from '../../core/base/storable.ts';

/** What is typed into one box of a page: held here, and kept by VS Code for as long as the panel. */
export class KeptText {
  readonly #keep: (text: string) => void;
  #text: string;
  /** Whether its box is shown. */
  open: boolean;
  /** It was asked to be sent while it was empty. */
  lacking = false;
  /** It was asked to be sent with a sign that cannot be stored, in characters from 1. */
  unstorableAt: number | undefined;

  /** @param text what was kept from before: a box with something in it is open. */
  constructor(text: string, keep: (text: string) => void) {
    this.#text = text;
    this.#keep = keep;
    this.open = text !== '';
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.lacking = false;
    this.unstorableAt = undefined;
    this.#keep(text);
  }

  /** The text, if there is one that can be sent; else it is said what is wrong with it. */
  toSend(): string | undefined {
    this.lacking = this.#text.trim() === '';
    this.unstorableAt = unstorableAt(this.#text);
    return this.lacking || this.unstorableAt !== undefined ? undefined : this.#text;
  }

  /** It was sent: what has been typed since stays. */
  sent(text: string): void {
    if (this.#text !== text) return;
    this.close();
  }

  /** Puts it away with what is in it. */
  close(): void {
    this.text = '';
    this.open = false;
  }
}
