import { type TemplateResult, html, nothing } from 'lit';
import type { FieldStrings } from '../../protocol/fieldStrings.ts';

/** The texts of the row itself. */
type RowStrings = Pick<FieldStrings, 'required'>;

/** One labelled place of the form. */
export interface Row {
  /** The DOM id of the row's control, from which the ids of its texts are made. */
  readonly id: string;
  /** The key of the row's target, for moving and leaving the focus. */
  readonly key: string;
  readonly label: string;
  readonly required: boolean;
  /** The field's own description; may be empty. */
  readonly help: string;
  /** Our own note about it. */
  readonly note?: string | undefined;
  /** Where the value came from, as long as nobody has edited it. */
  readonly origin?: string | undefined;
  readonly message: string | undefined;
  /** The facts for VS Code’s own context menu. */
  readonly menu?: string | undefined;
  /** A choice that the person has to make; stands below the control. */
  readonly choice?: unknown;
}

const helpId = (row: Row): string => `${row.id}-help`;
const noteId = (row: Row): string => `${row.id}-note`;
const originId = (row: Row): string => `${row.id}-origin`;
const problemId = (row: Row): string => `${row.id}-problem`;
export const labelId = (row: Row): string => `${row.id}-label`;

/** The ids of the texts that describe the row's control, the problem first. */
export const describedBy = (row: Row): readonly string[] => [
  ...(row.message === undefined ? [] : [problemId(row)]),
  ...(row.origin === undefined ? [] : [originId(row)]),
  ...(row.help === '' ? [] : [helpId(row)]),
  ...(row.note === undefined ? [] : [noteId(row)]),
];

/** The contents of a problem's paragraph. */
export const problemParts = (message: string): TemplateResult =>
  html`<span class="codicon codicon-error" aria-hidden="true"></span>${message}`;

/** The contents of the mark at a value that came from elsewhere. */
const originParts = (origin: string): TemplateResult =>
  html`<span class="codicon codicon-link" aria-hidden="true"></span>${origin}`;

const label = (row: Row, group: boolean, strings: RowStrings): TemplateResult => {
  const mark = row.required
    ? html`<span class="mark" aria-hidden="true" title=${strings.required}>*</span>`
    : nothing;
  const spoken =
    row.required && group ? html`<span class="unseen">(${strings.required})</span>` : nothing;
  return group
    ? html`<div class="label" id=${labelId(row)}>${row.label} ${mark}${spoken}</div>`
    : html`<label class="label" id=${labelId(row)} for=${row.id}>${row.label} ${mark}</label>`;
};

/**
 * A row with its label and texts.
 * @param group whether the control consists of several inputs, which the label names together.
 */
export const rowTemplate = (
  row: Row,
  control: TemplateResult,
  strings: RowStrings,
  group = false,
): TemplateResult => html`
  <div class="row" dir="auto" data-key=${row.key} data-vscode-context=${row.menu ?? nothing}>
    ${label(row, group, strings)}
    ${row.origin === undefined ? nothing : html`<p class="origin" id=${originId(row)}>${originParts(row.origin)}</p>`}
    ${row.help === '' ? nothing : html`<p class="help" dir="auto" id=${helpId(row)}>${row.help}</p>`}
    ${control} ${row.choice ?? nothing}
    ${row.note === undefined ? nothing : html`<p class="note" dir="auto" id=${noteId(row)}>${row.note}</p>`}
    ${
      row.message === undefined
        ? nothing
        : html`<p class="problem" dir="auto" id=${problemId(row)}>${problemParts(row.message)}</p>`
    }
  </div>
`;
