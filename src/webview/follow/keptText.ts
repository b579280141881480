/** What is typed into one box of a page: held here, and kept by VS Code for as long as the panel. */
export class KeptText {
  readonly #keep: (text: string) => void;
  #text: string;
  /** Whether its box is shown. */
  open: boolean;
  /** It was asked to be sent while it was empty. */
  lacking = false;

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
    this.#keep(text);
  }

  /** The text, if there is one to send; else it is said that it lacks. */
  toSend(): string | undefined {
    this.lacking = this.#text.trim() === '';
    return this.lacking ? undefined : this.#text;
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
