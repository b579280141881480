import { type PropertyDeclarations, type TemplateResult, html } from 'lit';
import type { Assignee } from '../../core/account/assignee.ts';
import { indexOf } from '../../core/form/assigneeIndex.ts';
import { assigneeNamed } from '../../core/form/assigneeNamed.ts';
import type { FieldStrings } from '../../protocol/fieldStrings.ts';
import { format } from '../../core/base/format.ts';
import { ComboField, type Fitting } from './comboField.ts';
import { prepareSlowly } from './prepareSlowly.ts';

/** How many people are drawn at most. */
const mostShown = 50;

/** The text that tells an assignee from others of the same name. */
function detail({ kind, name, value, members }: Assignee, strings: FieldStrings): string {
  if (kind === 'person') return value === name ? '' : value;
  if (members === undefined) return '';
  return members === 1 ? strings.membersOne : format(strings.members, members);
}

/**
 * A text input that suggests people and groups, and takes any other text too: other code decides
 * whether it is right. Fires `person-edit` with the text.
 */
export class PersonField extends ComboField<Assignee> {
  static override readonly properties: PropertyDeclarations = {
    people: { attribute: false },
    complete: { attribute: false },
  };

  declare people: readonly Assignee[];
  /** Whether `people` is the complete list. */
  declare complete: boolean;

  protected override readonly placeholder = '';

  constructor() {
    super();
    this.people = [];
    this.complete = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusin', this.#prepare);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('focusin', this.#prepare);
  }

  protected override get shownText(): string {
    return this.value;
  }

  protected override fitting(typed = this.value): Fitting<Assignee> {
    return indexOf(this.people).find(typed, mostShown);
  }

  protected override open(typed?: string): void {
    super.open(typed);
    const { first: [only] = [], count = 0 } = this.found ?? {};
    if (count < 2 && only?.value === this.value) this.close();
  }

  /**
   * No one is active while nothing is typed, or where the text may be another person's e-mail
   * address.
   */
  protected override best(found: readonly Assignee[], typed = ''): number {
    if (typed.trim() === '' || !this.#meansOneOfThem(typed)) return -1;
    const named = assigneeNamed(found, typed);
    return named ? found.indexOf(named) : Math.min(0, found.length - 1);
  }

  /** An e-mail address may belong to a person who is unknown here. */
  #meansOneOfThem(typed: string): boolean {
    return this.complete || !typed.includes('@') || assigneeNamed(this.people, typed) !== undefined;
  }

  protected override typedText(text: string): void {
    this.#say(text);
  }

  protected override took({ value }: Assignee): void {
    this.#say(value);
  }

  /** A name that only one person has stands for them, and so does a text that fits only one. */
  protected override settled(): void {
    const { value } = this;
    if (value.trim() === '') return;
    const {
      first: [found],
      count,
    } = indexOf(this.people).find(value, 1);
    const only = count === 1 && this.#meansOneOfThem(value) ? found : undefined;
    const meant = assigneeNamed(this.people, value) ?? only;
    if (meant && meant.value !== value) this.#say(meant.value);
  }

  protected override drawn(assignee: Assignee): TemplateResult {
    const icon = assignee.kind === 'group' ? 'organization' : 'person';
    return html`<span class="codicon codicon-${icon}" aria-hidden="true"></span>
      <span class="name" dir="auto">${assignee.name}</span>
      <span>${this.strings && detail(assignee, this.strings)}</span>`;
  }

  protected override remark(more: number, strings: FieldStrings): string {
    if (more > 0) return format(strings.moreAssignees, more);
    return this.found?.count === 0 && this.complete ? strings.noAssignee : '';
  }

  /** Has the people ready to be found before the first key. */
  readonly #prepare = (): void => {
    prepareSlowly(indexOf(this.people).prepare());
  };

  #say(text: string): void {
    this.enter(text);
    this.dispatchEvent(new CustomEvent('person-edit', { detail: text }));
  }
}

customElements.define('pneumatic-person-field', PersonField);
