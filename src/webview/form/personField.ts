import { LitElement, type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import type { Person } from '../../core/workflow.ts';
import { formId } from './row.ts';

/** Names and describes the field's input. */
interface About {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  readonly invalid: boolean;
  /** Ids, with blanks between them. */
  readonly describedBy: string;
}

const mostSuggestions = 8;

/**
 * A text input that suggests people and takes any other text as well. Says `person-edit`, with the
 * text. In the page's own tree, so that the label and the texts around it reach the input.
 */
export class PersonField extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    about: { attribute: false },
    people: { attribute: false },
    value: { attribute: false },
    locked: { attribute: false },
    suggestions: { state: true },
    active: { state: true },
  };

  declare about: About;
  declare people: readonly Person[];
  declare value: string;
  declare locked: boolean;
  /** What is offered now; empty while the list is closed. */
  declare suggestions: readonly Person[];
  /** Which of them the arrow keys are on; -1 for none. */
  declare active: number;

  constructor() {
    super();
    this.about = { id: '', label: '', required: false, invalid: false, describedBy: '' };
    this.people = [];
    this.value = '';
    this.locked = false;
    this.suggestions = [];
    this.active = -1;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { about, suggestions, active } = this;
    const list = `${about.id}-list`;
    return html`
      <input
        id=${about.id}
        form=${formId}
        class="text ${about.invalid ? 'invalid' : ''}"
        role="combobox"
        autocomplete="off"
        inputmode="email"
        aria-autocomplete="list"
        aria-expanded=${suggestions.length > 0}
        aria-controls=${suggestions.length > 0 ? list : nothing}
        aria-activedescendant=${active < 0 ? nothing : `${list}-${active}`}
        aria-required=${about.required}
        aria-invalid=${about.invalid}
        aria-describedby=${about.describedBy || nothing}
        .value=${this.value}
        ?readonly=${this.locked}
        @input=${this.#type}
        @keydown=${this.#key}
        @click=${this.#open}
        @blur=${this.#close}
      />
      ${suggestions.length === 0 ? nothing : this.#list(list)}
    `;
  }

  #list(id: string): TemplateResult {
    return html`<ul class="suggestions" id=${id} role="listbox" aria-label=${this.about.label}>
      ${this.suggestions.map(
        (person, index) =>
          html`<li
            id="${id}-${index}"
            role="option"
            aria-selected=${index === this.active}
            @mousedown=${(event: Event) => {
              event.preventDefault();
              this.#take(person);
            }}
          >
            <span class="name">${person.name}</span>
            ${person.name === person.email ? nothing : html`<span>${person.email}</span>`}
          </li>`,
      )}
    </ul>`;
  }

  readonly #type = (event: Event): void => {
    this.#say((event.currentTarget as HTMLInputElement).value);
    this.#open();
  };

  readonly #open = (): void => {
    const wanted = this.value.trim().toLowerCase();
    const fits = ({ name, email }: Person): boolean =>
      email !== '' && `${name} ${email}`.toLowerCase().includes(wanted);
    const fitting = this.locked ? [] : this.people.filter(fits).slice(0, mostSuggestions);
    const settled = fitting.length === 1 && fitting[0]?.email === this.value;
    this.suggestions = settled ? [] : fitting;
    this.active = -1;
  };

  readonly #close = (): void => {
    this.suggestions = [];
    this.active = -1;
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (this.#handles(event.key)) event.preventDefault();
    else if (event.key === 'Enter') this.querySelector('input')?.form?.requestSubmit();
  };

  #handles(key: string): boolean {
    const chosen = this.suggestions[this.active];
    switch (key) {
      case 'ArrowDown':
        this.#move(1);
        return true;
      case 'ArrowUp':
        this.#move(-1);
        return true;
      case 'Escape':
        if (this.suggestions.length === 0) return false;
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
    if (this.suggestions.length === 0) this.#open();
    const count = this.suggestions.length;
    const from = this.active < 0 && step < 0 ? 0 : this.active;
    this.active = count === 0 ? -1 : (from + step + count) % count;
  }

  #take(person: Person): void {
    this.#say(person.email);
    this.#close();
  }

  #say(text: string): void {
    this.value = text;
    this.dispatchEvent(new CustomEvent('person-edit', { detail: text }));
  }
}

customElements.define('pneumatic-person-field', PersonField);
