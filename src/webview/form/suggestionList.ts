import { type TemplateResult, html, nothing } from 'lit';

/** The list beside the input of a field. */
interface SuggestionList {
  readonly id: string;
  readonly label: string;
  readonly options: readonly TemplateResult[];
  /** The index of the item that Enter takes; -1 for none. */
  readonly active: number;
  readonly remark: string;
  readonly take: (index: number) => void;
}

export const optionId = (list: string, index: number): string => `${list}-${index}`;

const option = (
  list: SuggestionList,
  content: TemplateResult,
  index: number,
): TemplateResult => html`
  <li
    id=${optionId(list.id, index)}
    role="option"
    aria-selected=${index === list.active}
    @click=${() => {
      list.take(index);
    }}
  >
    ${content}
  </li>
`;

/** Keeps the focus in the input when the list is clicked. */
const keepFocus = (event: Event): void => {
  event.preventDefault();
};

/** The items that can be chosen now, and the text below them. */
export function suggestionList(list: SuggestionList): unknown {
  if (list.options.length === 0 && list.remark === '') return nothing;
  return html`<div class="suggestions" @mousedown=${keepFocus}>
    ${
      list.options.length === 0
        ? nothing
        : html`<ul id=${list.id} role="listbox" aria-label=${list.label}>
            ${list.options.map((content, index) => option(list, content, index))}
          </ul>`
    }
    <p class="note" role="status">${list.remark}</p>
  </div>`;
}
