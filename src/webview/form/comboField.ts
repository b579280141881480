import {
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
  html,
  nothing,
} from 'lit';
import type { FieldStrings } from '../../protocol/fieldStrings.ts';
import { placeBeside } from './placeBeside.ts';
import { optionId, suggestionList } from './suggestionList.ts';

/** The name and description of the field's input for screen readers. */
interface About {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  readonly invalid: boolean;
  /** Ids with blanks between them. */
  readonly describedBy: string;
}

/** The items that fit: the first of them, and how many there are. */
export interface Fitting<Item> {
  readonly first: readonly Item[];
  readonly count: number;
}

/** Whether a key is pressed with another one that gives it another meaning. */
const isModified = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey;

/**
 * A text input above a list of the items that fit. While somebody types, the best item is active:
 * Enter and Tab take it. It has no shadow root, so that the label and the texts around it reach the
 * input.
 */
export abstract class ComboField<Item> extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    about: { attribute: false },
    strings: { attribute: false },
    value: { attribute: false },
    locked: { attribute: false },
    typing: { state: true },
    found: { state: true },
    active: { state: true },
  };

  declare about: About;
  declare strings: FieldStrings | undefined;
  declare value: string;
  declare locked: boolean;
  /** The items that fit now; undefined while the list is closed. */
  declare found: Fitting<Item> | undefined;
  /** The index of the item that Enter takes; -1 for none. */
  declare active: number;
  /** Whether the input holds typed text that has not been settled. */
  declare protected typing: boolean;
  /** The last value that was entered in this field. */
  #own: string | undefined;

  constructor() {
    super();
    this.about = { id: '', label: '', required: false, invalid: false, describedBy: '' };
    this.strings = undefined;
    this.value = '';
    this.locked = false;
    this.typing = false;
    this.found = undefined;
    this.active = -1;
  }

  /** The text of the input. */
  protected abstract get shownText(): string;
  /** The text shown in the empty input. */
  protected abstract get placeholder(): string;
  /** The items that can be taken; with `typed`, those that fit it. All of the first ones are drawn. */
  protected abstract fitting(typed: string | undefined): Fitting<Item>;
  /** The index of the active item among those that fit; -1 for none. */
  protected abstract best(found: readonly Item[], typed: string | undefined): number;
  protected abstract typedText(text: string): void;
  protected abstract took(item: Item): void;
  /** Takes the item that the typed text stands for, if that is certain. */
  protected abstract settled(): void;
  protected abstract drawn(item: Item): TemplateResult;
  /** The text below the list, which screen readers announce when it changes. */
  protected abstract remark(more: number, strings: FieldStrings): string;

  /** Takes a value that somebody has entered in this field. */
  protected enter(value: string): void {
    this.#own = value;
    this.value = value;
  }

  /** An icon at the end of the input. */
  protected get icon(): unknown {
    return nothing;
  }

  /** Whether the space key opens the list while it is closed. */
  protected readonly opensOnSpace: boolean = false;

  /** Called when the list was opened with the mouse. */
  protected clicked(): void {
    // The click places the cursor, as in any input.
  }

  /** Called when the field was left, after the typed text was settled if possible. */
  protected left(): void {
    // The typed text stays.
  }

  /** Settles the typed text, as leaving the field does. */
  settle(): void {
    if (this.typing && !this.locked) this.settled();
    this.close();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('value') && this.value !== this.#own) this.typing = false;
  }

  protected override render(): TemplateResult {
    const { about, active } = this;
    const list = `${about.id}-list`;
    const open = this.#shown.length > 0;
    return html`
      <input
        id=${about.id}
        class="text ${about.invalid ? 'invalid' : ''}"
        role="combobox"
        dir=${this.shownText === '' ? nothing : 'auto'}
        autocomplete="off"
        spellcheck="false"
        placeholder=${this.placeholder}
        aria-autocomplete="list"
        aria-expanded=${open}
        aria-controls=${open ? list : nothing}
        aria-activedescendant=${active < 0 ? nothing : optionId(list, active)}
        aria-required=${about.required}
        aria-invalid=${about.invalid}
        aria-describedby=${about.describedBy || nothing}
        .value=${this.shownText}
        ?readonly=${this.locked}
        @input=${this.#type}
        @keydown=${this.#key}
        @click=${this.#click}
        @blur=${this.#leave}
      />
      ${this.icon}
      ${this.found && this.strings ? this.#list(list, this.found, this.strings) : nothing}
    `;
  }

  #list(id: string, { first: shown, count }: Fitting<Item>, strings: FieldStrings): unknown {
    return suggestionList({
      id,
      label: this.about.label,
      options: shown.map((item) => this.drawn(item)),
      active: this.active,
      remark: this.remark(count - shown.length, strings),
      take: (index) => {
        this.#take(shown[index]);
      },
    });
  }

  protected override updated(): void {
    const list = this.querySelector<HTMLElement>('.suggestions');
    if (list) placeBeside(this, list);
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  get #shown(): readonly Item[] {
    return this.found?.first ?? [];
  }

  protected close(): void {
    this.found = undefined;
    this.active = -1;
  }

  protected open(typed?: string): void {
    if (this.locked) return;
    this.found = this.fitting(typed);
    this.active = this.best(this.#shown, typed);
  }

  readonly #type = (event: Event): void => {
    const text = (event.currentTarget as HTMLInputElement).value;
    this.typing = true;
    this.typedText(text);
    this.open(text);
  };

  readonly #click = (): void => {
    if (this.found) return;
    this.open();
    this.clicked();
  };

  /** The field stays as it is when the whole window loses the focus. */
  readonly #leave = (): void => {
    if (document.hasFocus()) {
      this.settle();
      this.left();
    } else this.close();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (!isModified(event) && this.#handles(event.key)) event.preventDefault();
  };

  #handles(key: string): boolean {
    const chosen = this.#shown[this.active];
    switch (key) {
      case 'ArrowDown':
        this.#move(1);
        return true;
      case 'ArrowUp':
        this.#move(-1);
        return true;
      case ' ':
        return this.#openOnSpace();
      case 'Escape':
        return this.#dismiss();
      case 'Enter':
        this.#take(chosen);
        return chosen !== undefined;
      case 'Tab':
        this.#take(chosen);
        return false;
      default:
        return false;
    }
  }

  #openOnSpace(): boolean {
    if (!this.opensOnSpace || this.found) return false;
    this.open();
    return true;
  }

  /** Closes the list without taking anything. What the input then shows is up to the field. */
  #dismiss(): boolean {
    const open = this.found !== undefined;
    this.typing = false;
    this.close();
    return open;
  }

  #move(step: 1 | -1): void {
    if (!this.found) {
      this.open();
      if (this.active >= 0) return;
    }
    const count = this.#shown.length;
    const from = this.active < 0 && step < 0 ? 0 : this.active;
    this.active = count === 0 ? -1 : (from + step + count) % count;
  }

  #take(item: Item | undefined): void {
    if (item === undefined) return;
    this.typing = false;
    this.took(item);
    this.close();
  }
}
