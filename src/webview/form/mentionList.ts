import { LitElement, type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import { format } from '../../core/base/format.ts';
import { Matcher } from '../../core/base/matcher.ts';
import {
  type Handles,
  type Mentionable,
  type TypedName,
  nameAtEnd,
} from '../../core/form/mentions.ts';
import type { CommentBoxStrings } from '../../protocol/commentBox.ts';
import { placeBeside } from './placeBeside.ts';
import { prepareSlowly } from './prepareSlowly.ts';
import { optionId, suggestionList } from './suggestionList.ts';

const mostShown = 8;
const list = 'mention-list';

/** The people, ready to be found. */
interface Prepared {
  readonly handles: Handles;
  readonly matcher: Matcher<readonly [string, Mentionable]>;
}

/**
 * The people who fit the name that is typed behind an @, below the text box that this element
 * stands beside. The best one is active: Enter and Tab take it, and Escape closes the list. Fires
 * `people-wanted` when it opens.
 */
export class MentionList extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    handles: { attribute: false },
    unlisted: { attribute: false },
    strings: { attribute: false },
    name: { state: true },
    active: { state: true },
  };

  declare handles: Handles | undefined;
  /** Whether the people could not be listed. */
  declare unlisted: boolean;
  declare strings: CommentBoxStrings | undefined;
  /** The name that is being typed; undefined while the list is closed. */
  declare protected name: TypedName | undefined;
  declare protected active: number;
  #area: HTMLTextAreaElement | undefined;
  #listening: AbortController | undefined;
  #prepared: Prepared | undefined;

  constructor() {
    super();
    this.handles = undefined;
    this.unlisted = false;
    this.strings = undefined;
    this.name = undefined;
    this.active = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const listening = new AbortController();
    this.#listening = listening;
    const { signal } = listening;
    const box = this.parentElement;
    box?.addEventListener('input', this.#look, { signal });
    box?.addEventListener('click', this.#look, { signal });
    // Before the box hears Escape, and the text box Enter.
    box?.addEventListener('keydown', this.#key, { signal, capture: true });
    box?.addEventListener('keyup', this.#closeElsewhere, { signal });
    box?.addEventListener('focusout', this.#close, { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { strings, name } = this;
    if (!strings || !name) return html``;
    const found = this.#found;
    const unknown = this.unlisted ? strings.peopleUnlisted : strings.lookingForPeople;
    const remark = this.handles ? format(strings.mentionCount, found.length) : unknown;
    return html`${
      this.handles && found.length === 0
        ? nothing
        : suggestionList({
            id: list,
            label: strings.mentionList,
            options: found.map((handle) => this.#drawn(handle)),
            active: this.active,
            remark,
            take: (index) => {
              this.#take(found[index]);
            },
          })
    }`;
  }

  #drawn(handle: string): TemplateResult {
    const person = this.handles?.get(handle);
    return html`<span class="codicon codicon-person" aria-hidden="true"></span>
      <span class="name" dir="auto">${person?.name}</span>
      <span>${person?.email === person?.name ? '' : person?.email}</span>`;
  }

  protected override updated(): void {
    const shown = this.querySelector<HTMLElement>('.suggestions');
    if (shown && this.parentElement) placeBeside(this.parentElement, shown);
    const active = this.querySelector(`#${optionId(list, this.active)}`);
    active?.scrollIntoView({ block: 'nearest' });
    if (!this.#area) return;
    this.#area.ariaAutoComplete = 'list';
    // Ids cannot reach out of the shadow root of the text box, but elements can be named.
    this.#area.ariaActiveDescendantElement = active;
  }

  /** The handles that fit. */
  get #found(): readonly string[] {
    const { name, handles } = this;
    if (!name || !handles) return [];
    return this.#matcherOf(handles)
      .find(name.typed)
      .slice(0, mostShown)
      .map(({ item: [handle] }) => handle);
  }

  #matcherOf(handles: Handles): Prepared['matcher'] {
    if (this.#prepared?.handles !== handles) {
      const people: readonly (readonly [string, Mentionable])[] = [...handles];
      const matcher = new Matcher(people, ([handle, { name, email }]) => ({
        names: [name, email, handle],
      }));
      this.#prepared = { handles, matcher };
    }
    return this.#prepared.matcher;
  }

  /** Preparing thousands of names takes longer than finding one of them. */
  protected override willUpdate(): void {
    const { handles } = this;
    if (handles && this.#prepared?.handles !== handles) {
      prepareSlowly(this.#matcherOf(handles).prepare());
    }
  }

  readonly #look = (event: Event): void => {
    const [area] = event.composedPath();
    if (!(area instanceof HTMLTextAreaElement)) return;
    this.#area = area;
    const before = area.value.slice(0, area.selectionStart);
    const name = area.selectionStart === area.selectionEnd ? nameAtEnd(before) : undefined;
    const wasOpen = this.name !== undefined;
    // A whole name and a blank: nothing is left to choose.
    this.name = name && this.handles?.has(name.typed.replace(/ $/, '')) === true ? undefined : name;
    this.active = 0;
    if (this.name && !wasOpen) this.dispatchEvent(new Event('people-wanted'));
  };

  readonly #close = (): void => {
    this.name = undefined;
  };

  /** Closes the list where keys have moved the cursor away from the end of the name. */
  readonly #closeElsewhere = (): void => {
    const { name } = this;
    const area = this.#area;
    if (!name || !area) return;
    const end = name.from + 1 + name.typed.length;
    if (area.selectionStart !== end || area.selectionEnd !== end) this.#close();
  };

  readonly #key = (event: KeyboardEvent): void => {
    this.#closeElsewhere();
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!this.name || !this.#handles(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #handles(key: string): boolean {
    const found = this.#found;
    switch (key) {
      case 'ArrowDown':
        return this.#move(1, found.length);
      case 'ArrowUp':
        return this.#move(-1, found.length);
      case 'Escape':
        this.#close();
        return true;
      case 'Enter':
      case 'Tab':
        return this.#take(found[this.active]);
      default:
        return false;
    }
  }

  #move(step: 1 | -1, count: number): boolean {
    if (count === 0) return false;
    this.active = (this.active + step + count) % count;
    return true;
  }

  /** Writes the handle in place of what was typed. */
  #take(handle: string | undefined): boolean {
    const { name } = this;
    const area = this.#area;
    if (handle === undefined || !name || !area) return false;
    area.setRangeText(`@${handle} `, name.from, area.selectionStart, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    this.#close();
    return true;
  }
}

customElements.define('pneumatic-mention-list', MentionList);
