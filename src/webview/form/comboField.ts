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

/** Names and describes the field's input. */
interface About {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  readonly invalid: boolean;
  /** Ids, with blanks between them. */
  readonly describedBy: string;
}

/** Keys with which something else is meant. */
const isModified = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey;

/**
 * A text input with a list below it of what fits. While somebody types, the best of it is active:
 * Enter and Tab take it. In the page's own tree, so that the label and the texts around it reach
 * the input.
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
  /** What fits now; undefined while the list is closed. */
  declare found: readonly Item[] | undefined;
  /** Which of them Enter takes; -1 for none. */
  declare active: number;
  /** Whether what is in the input was typed here and is still to be settled. */
  declare protected typing: boolean;
  /** The last value that came of what was done here. */
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

  /** What the input holds. */
  protected abstract get shownText(): string;
  /** What is said in the input while it is empty. */
  protected abstract get placeholder(): string;
  /** How many are drawn, however many there are. */
  protected abstract get mostShown(): number;
  /** What can be taken; with `typed`, what fits that. */
  protected abstract fitting(typed: string | undefined): readonly Item[];
  /** Which of those that fit is active; -1 for none. */
  protected abstract best(found: readonly Item[], typed: string | undefined): number;
  protected abstract heard(text: string): void;
  protected abstract took(item: Item): void;
  /** Makes of what was typed what it stands for, where that is sure. */
  protected abstract settled(): void;
  protected abstract drawn(item: Item): TemplateResult;
  /** What is said below the list, and aloud as it changes. */
  protected abstract remark(more: number, strings: FieldStrings): string;

  /** Takes over a value that somebody has entered here. */
  protected enter(value: string): void {
    this.#own = value;
    this.value = value;
  }

  /** A sign at the end of the input. */
  protected get icon(): unknown {
    return nothing;
  }

  /** Whether a blank opens the list, as long as it is closed. */
  protected readonly opensOnSpace: boolean = false;

  /** The list has been opened with the mouse. */
  protected clicked(): void {
    // The place that was clicked is where the text is changed.
  }

  /** The field has been left, with what was typed settled if it could be. */
  protected left(): void {
    // What was typed stays.
  }

  /** Settles what was typed, as leaving the field does. */
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

  #list(id: string, found: readonly Item[], strings: FieldStrings): unknown {
    const shown = this.#shown;
    return suggestionList({
      id,
      label: this.about.label,
      options: shown.map((item) => this.drawn(item)),
      active: this.active,
      remark: this.remark(found.length - shown.length, strings),
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
    return this.found?.slice(0, this.mostShown) ?? [];
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
    this.heard(text);
    this.open(text);
  };

  readonly #click = (): void => {
    if (this.found) return;
    this.open();
    this.clicked();
  };

  /** A window that loses the focus leaves its field as it is. */
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

  /** Leaves what was typed as it is. */
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
