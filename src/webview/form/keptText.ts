import { unstorableAt } from '../../core/base/storable.ts';

/** The text of one box of a page. VS Code keeps it as long as the panel exists. */
export class KeptText {
  readonly #keep: (text: string) => void;
  #text: string;
  /** Whether the box is shown. */
  open: boolean;
  /** Whether the person tried to send it while it was empty. */
  lacking = false;
  /** Whether the person tried to send it while a file of it was not uploaded. */
  uploading = false;
  /**
   * The position, counted in characters from 1, of a character that cannot be stored, if the person
   * tried to send it.
   */
  unstorableAt: number | undefined;

  /** @param text the text kept from before: a box with text is open. */
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
    this.uploading = false;
    this.unstorableAt = undefined;
    this.#keep(text);
  }

  /** The text if it can be sent; else marks what is wrong with it. */
  toSend(): string | undefined {
    this.lacking = this.#text.trim() === '';
    this.unstorableAt = unstorableAt(this.#text);
    return this.lacking || this.unstorableAt !== undefined ? undefined : this.#text;
  }

  /** The text was sent; newer text stays. */
  sent(text: string): void {
    if (this.#text !== text) return;
    this.close();
  }

  /** Closes the box and removes its text. */
  close(): void {
    this.text = '';
    this.open = false;
  }
}
