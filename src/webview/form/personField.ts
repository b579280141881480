import { LitElement, type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import type { Assignee } from '../../core/assignee.ts';
import { assigneeNamed } from '../../core/form/assigneeNamed.ts';
import { findAssignees } from '../../core/form/findAssignees.ts';
import type { FieldStrings } from '../../protocol/strings.ts';
import { personList, optionId } from './personList.ts';

/** Names and describes the field's input. */
interface About {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  readonly invalid: boolean;
  /** Ids, with blanks between them. */
  readonly describedBy: string;
}

/** How many are drawn, however many there are. */
const mostSuggestions = 50;

/**
 * A text input that suggests people and groups, and takes any other text as well: whether that is
 * right is not decided here. Says `person-edit`, with the text. In the page's own tree, so that the
 * label and the texts around it reach the input.
 */
export class PersonField extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    about: { attribute: false },
    strings: { attribute: false },
    people: { attribute: false },
    complete: { attribute: false },
    value: { attribute: false },
    locked: { attribute: false },
    found: { state: true },
    active: { state: true },
  };

  declare about: About;
  declare strings: FieldStrings | undefined;
  declare people: readonly Assignee[];
  /** Whether `people` are all there are. */
  declare complete: boolean;
  declare value: string;
  declare locked: boolean;
  /** Who fits now; undefined while the list is closed. */
  declare found: readonly Assignee[] | undefined;
  /** Which of them the arrow keys are on; -1 for none. */
  declare active: number;

  constructor() {
    super();
    this.about = { id: '', label: '', required: false, invalid: false, describedBy: '' };
    this.strings = undefined;
    this.people = [];
    this.complete = false;
    this.value = '';
    this.locked = false;
    this.found = undefined;
    this.active = -1;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
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
        autocomplete="off"
        inputmode="email"
        aria-autocomplete="list"
        aria-expanded=${open}
        aria-controls=${open ? list : nothing}
        aria-activedescendant=${active < 0 ? nothing : optionId(list, active)}
        aria-required=${about.required}
        aria-invalid=${about.invalid}
        aria-describedby=${about.describedBy || nothing}
        .value=${this.value}
        ?readonly=${this.locked}
        @input=${this.#type}
        @keydown=${this.#key}
        @click=${this.#open}
        @blur=${this.#leave}
      />
      ${
        this.found && this.strings
          ? personList({
              id: list,
              label: about.label,
              shown: this.#shown,
              more: this.found.length - this.#shown.length,
              active,
              complete: this.complete,
              strings: this.strings,
              take: (assignee) => {
                this.#take(assignee);
              },
            })
          : nothing
      }
    `;
  }

  protected override updated(): void {
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  get #shown(): readonly Assignee[] {
    return this.found?.slice(0, mostSuggestions) ?? [];
  }

  readonly #type = (event: Event): void => {
    this.#say((event.currentTarget as HTMLInputElement).value);
    this.#open();
  };

  readonly #open = (): void => {
    const found = this.locked ? [] : findAssignees(this.people, this.value);
    const settled = found.length === 1 && found[0]?.value === this.value;
    this.found = this.locked || settled ? undefined : found;
    this.active = -1;
  };

  #close(): void {
    this.found = undefined;
    this.active = -1;
  }

  /** A name that only one has stands for them. */
  readonly #leave = (): void => {
    this.#close();
    const named = this.value.trim() === '' ? undefined : assigneeNamed(this.people, this.value);
    if (named && !this.locked && named.value !== this.value) this.#say(named.value);
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (this.#handles(event.key)) event.preventDefault();
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
      case 'Escape':
        if (!this.found) return false;
        this.#close();
        return true;
      case 'Enter':
        if (chosen) this.#take(chosen);
        return chosen !== undefined;
      default:
        return false;
    }
  }

  #move(step: 1 | -1): void {
    if (!this.found) this.#open();
    const count = this.#shown.length;
    const from = this.active < 0 && step < 0 ? 0 : this.active;
    this.active = count === 0 ? -1 : (from + step + count) % count;
  }

  #take(assignee: Assignee): void {
    this.#say(assignee.value);
    this.#close();
  }

  #say(text: string): void {
    this.value = text;
    this.dispatchEvent(new CustomEvent('person-edit', { detail: text }));
  }
}

customElements.define('pneumatic-person-field', PersonField);
