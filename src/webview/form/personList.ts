import { type TemplateResult, html, nothing } from 'lit';
import type { Assignee } from '../../core/assignee.ts';
import { type FieldStrings, format } from '../../protocol/strings.ts';

/** The list that hangs below the input of a person field. */
interface PersonList {
  readonly id: string;
  readonly label: string;
  readonly shown: readonly Assignee[];
  /** How many fit besides those that are shown. */
  readonly more: number;
  readonly active: number;
  /** Whether there is nobody else. */
  readonly complete: boolean;
  readonly strings: FieldStrings;
  readonly take: (assignee: Assignee) => void;
}

export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** What tells one from others of the same name. */
function detail({ kind, name, value, members }: Assignee, strings: FieldStrings): string {
  if (kind === 'person') return value === name ? '' : value;
  if (members === undefined) return '';
  return members === 1 ? strings.membersOne : format(strings.members, members);
}

const option = (list: PersonList, assignee: Assignee, index: number): TemplateResult => html`
  <li
    id=${optionId(list.id, index)}
    role="option"
    aria-selected=${index === list.active}
    @mousedown=${(event: Event) => {
      event.preventDefault();
      list.take(assignee);
    }}
  >
    <span
      class="codicon codicon-${assignee.kind === 'group' ? 'organization' : 'person'}"
      aria-hidden="true"
    ></span>
    <span class="name">${assignee.name}</span>
    <span>${detail(assignee, list.strings)}</span>
  </li>
`;

/** What is said below the list, and aloud as it changes. */
function remark({ shown, more, complete, strings }: PersonList): string {
  if (more > 0) return format(strings.moreAssignees, more);
  return shown.length === 0 && complete ? strings.noAssignee : '';
}

/** Who can be taken now, and how many more there are. */
export function personList(list: PersonList): unknown {
  const said = remark(list);
  if (list.shown.length === 0 && said === '') return nothing;
  return html`<div class="suggestions">
    ${
      list.shown.length === 0
        ? nothing
        : html`<ul id=${list.id} role="listbox" aria-label=${list.label}>
            ${list.shown.map((assignee, index) => option(list, assignee, index))}
          </ul>`
    }
    <p class="note" role="status">${said}</p>
  </div>`;
}
