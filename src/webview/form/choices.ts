import type { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Control } from './controls.ts';
import { describedBy, labelId } from './row.ts';
import type { ShownSelection } from './shownSelections.ts';

const radio = (
  { row, value, locked, edit }: Control<string>,
  { id, label, gone }: ShownSelection,
): TemplateResult => html`
  <label class=${gone ? 'radio gone' : 'radio'} dir="auto">
    <input
      type="radio"
      name=${row.id}
      .value=${id}
      .checked=${live(value === id)}
      ?disabled=${locked && value !== id}
      @change=${() => {
        edit(id);
      }}
    />
    <span>${label}</span>
  </label>
`;

/** Removes the choice. The focus stays in the group, since the button disappears. */
function clearChoice(event: Event, edit: (value: string) => void): void {
  const group = (event.currentTarget as Element).closest('.row');
  edit('');
  group?.querySelector('input')?.focus();
}

/**
 * The browser's own radio buttons: those of the library call themselves checkboxes to a screen
 * reader, and fire no event when an arrow key moves the choice.
 * @param clear the label of the button that removes the choice.
 */
export const radioControl = (
  control: Control<string>,
  selections: readonly ShownSelection[],
  clear: string,
): TemplateResult => html`
  <div
    class="choices ${control.row.message === undefined ? '' : 'invalid'}"
    role="radiogroup"
    id=${control.row.id}
    aria-labelledby=${labelId(control.row)}
    aria-describedby=${describedBy(control.row).join(' ') || nothing}
    aria-required=${control.row.required}
    aria-invalid=${control.row.message !== undefined}
  >
    ${repeat(
      selections,
      ({ id }) => id,
      (selection) => radio(control, selection),
    )}
  </div>
  ${
    control.row.required || control.locked || control.value === ''
      ? nothing
      : html`<button
          type="button"
          class="link"
          aria-describedby=${labelId(control.row)}
          @click=${(event: Event) => {
            clearChoice(event, control.edit);
          }}
        >
          ${clear}
        </button>`
  }
`;

const toggled = (ids: readonly string[], id: string, on: boolean): readonly string[] => [
  ...ids.filter((other) => other !== id),
  ...(on ? [id] : []),
];

export const checkboxControl = (
  { row, value, locked, edit }: Control<readonly string[]>,
  selections: readonly ShownSelection[],
): TemplateResult => html`
  <vscode-checkbox-group
    class="choices"
    variant="vertical"
    id=${row.id}
    aria-labelledby=${labelId(row)}
    aria-describedby=${describedBy(row).join(' ') || nothing}
  >
    ${repeat(
      selections,
      ({ id }) => id,
      ({ id, label, gone }) =>
        html`<vscode-checkbox
          class=${gone ? 'gone' : ''}
          dir="auto"
          .value=${id}
          .checked=${value.includes(id)}
          ?invalid=${row.message !== undefined}
          ?disabled=${locked}
          @change=${(event: Event) => {
            edit(toggled(value, id, (event.currentTarget as VscodeCheckbox).checked));
          }}
          >${label}</vscode-checkbox
        >`,
    )}
  </vscode-checkbox-group>
`;
