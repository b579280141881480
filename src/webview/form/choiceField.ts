import { type PropertyDeclarations, type TemplateResult, html } from 'lit';
import { folded } from '../../core/base/folded.ts';
import { type SelectionId, selectionId } from '../../core/base/ids.ts';
import { Matcher } from '../../core/base/matcher.ts';
import type { Selection } from '../../core/form/field.ts';
import type { FieldStrings } from '../../protocol/fieldStrings.ts';
import { format } from '../../core/base/format.ts';
import { ComboField, type Fitting } from './comboField.ts';

const nothingChosen = selectionId('');

/** How many options are drawn at most. */
const mostShown = 500;

/**
 * A dropdown that is searched by typing: its input shows the chosen option, and the typed text
 * until an option is taken. Fires `choice-edit` with the id of the selection.
 */
export class ChoiceField extends ComboField<Selection> {
  static override readonly properties: PropertyDeclarations = {
    selections: { attribute: false },
    chosenLabel: { attribute: false },
  };

  declare selections: readonly Selection[];
  /** The label of the chosen option; empty if none is chosen. */
  declare chosenLabel: string;

  #typed = '';
  #matcher: Matcher<Selection> | undefined;
  #matched: readonly Selection[] | undefined;

  constructor() {
    super();
    this.selections = [];
    this.chosenLabel = '';
  }

  /** Whether it holds a text that stands for no option. */
  get unsettled(): boolean {
    return this.typing;
  }

  protected override get placeholder(): string {
    return this.strings?.choose ?? '';
  }

  protected override get icon(): TemplateResult {
    return html`<span class="codicon codicon-chevron-down" aria-hidden="true"></span>`;
  }

  protected override get shownText(): string {
    return this.typing ? this.#typed : this.chosenLabel;
  }

  protected override fitting(typed = ''): Fitting<Selection> {
    const all = typed.trim() === '' ? this.#offered : this.#find(typed);
    return { first: all.slice(0, mostShown), count: all.length };
  }

  /** All options, and what takes the choice back. */
  get #offered(): readonly Selection[] {
    const none = { id: nothingChosen, label: this.placeholder };
    return this.value === '' ? this.selections : [none, ...this.selections];
  }

  #find(typed: string): readonly Selection[] {
    if (!this.#matcher || this.#matched !== this.selections) {
      this.#matcher = new Matcher(this.selections, ({ label }) => ({ names: [label] }));
      this.#matched = this.selections;
    }
    return this.#matcher.find(typed).map(({ item }) => item);
  }

  protected override best(found: readonly Selection[], typed?: string): number {
    if (typed === undefined) return found.findIndex(({ id }) => id === this.value);
    if (typed.trim() === '') return found.findIndex(({ id }) => id === nothingChosen);
    const same = found.findIndex(({ label }) => folded(label) === folded(typed).trim());
    return same >= 0 ? same : Math.min(0, found.length - 1);
  }

  /** A click selects the whole text, since typing replaces the chosen option. */
  protected override clicked(): void {
    this.querySelector('input')?.select();
  }

  protected override readonly opensOnSpace = true;

  protected override typedText(text: string): void {
    this.#typed = text;
  }

  protected override took({ id }: Selection): void {
    this.#say(id);
  }

  /** An emptied text removes the choice; a text that fits exactly one option chooses it. */
  protected override settled(): void {
    const found = this.#typed.trim() === '' ? undefined : this.#find(this.#typed);
    const [only, other] = found ?? [{ id: nothingChosen }];
    const same = found?.[this.best(found, this.#typed)];
    const isSame = same !== undefined && folded(same.label) === folded(this.#typed).trim();
    const meant = isSame ? same : other === undefined ? only : undefined;
    if (!meant) return;
    this.typing = false;
    this.#say(meant.id);
  }

  /** A text that stands for no option leaves the choice as it was. */
  protected override left(): void {
    this.typing = false;
  }

  protected override drawn({ id, label }: Selection): TemplateResult {
    return html`<span class="name ${id === nothingChosen ? 'none' : ''}" dir="auto"
      >${label}</span
    >`;
  }

  protected override remark(more: number, strings: FieldStrings): string {
    if (more > 0) return format(strings.moreAssignees, more);
    return this.found?.count === 0 ? strings.noOption : '';
  }

  #say(id: SelectionId): void {
    if (id === this.value) return;
    this.enter(id);
    this.dispatchEvent(new CustomEvent('choice-edit', { detail: id }));
  }
}

customElements.define('pneumatic-choice-field', ChoiceField);
