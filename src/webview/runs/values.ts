import { type TemplateResult, html, nothing } from 'lit';
import { format } from '../../core/base/format.ts';
import type { RunDetail, RunValue } from '../../core/runs/run.ts';
import { fieldBlocks } from '../../core/form/sections.ts';
import type { FieldKind } from '../../core/form/field.ts';
import { description } from '../page/description.ts';
import { icon } from '../page/icon.ts';
import { longList } from '../page/longList.ts';
import { menuOf } from '../page/menu.ts';
import type { RunPartStrings } from '../../protocol/runPage.ts';

/** Whether the values of a kind are written in Markdown. */
const marked: Readonly<Record<FieldKind, boolean>> = {
  string: false,
  text: true,
  number: false,
  date: false,
  url: true,
  radio: false,
  dropdown: false,
  checkbox: false,
  user: false,
  file: true,
  unknown: false,
};

const isEmpty = ({ text }: RunValue): boolean => text.trim() === '';

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** A day in words; any other text as it is. */
function dayInWords(text: string): string {
  if (!isDay.test(text)) return text;
  const noon = Date.parse(`${text}T12:00:00Z`);
  if (Number.isNaN(noon)) return text;
  const { lang } = document.documentElement;
  return new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeZone: 'UTC' }).format(noon);
}

function valueText({ kind, text }: RunValue): unknown {
  if (marked[kind]) return description(text);
  return html`<span class="plain">${kind === 'date' ? dayInWords(text) : text}</span>`;
}

/** A value is known by its place, since a service may send an id twice. */
interface Placed {
  readonly place: string;
  readonly value: RunValue;
}

const row = ({ value }: Placed): TemplateResult =>
  html`<div
    data-vscode-context=${menuOf({ webviewSection: 'value', name: value.name, text: value.text })}
  >
    <dt dir="auto">${value.name}</dt>
    <dd dir="auto">${valueText(value)}</dd>
  </div>`;

const list = (values: readonly RunValue[]): TemplateResult =>
  html`<dl class="values">
    ${longList<Placed>({
      items: values.map((value, index) => ({ place: String(index), value })),
      keyOf: ({ place }) => place,
      row,
      basis: ({ value }) => [value],
      isBelow: true,
    })}
  </dl>`;

/** The fields in which nothing was filled in, folded. */
function emptyOnes(values: readonly RunValue[], strings: RunPartStrings): unknown {
  const names = values.filter(isEmpty).map(({ name }) => name);
  if (names.length === 0) return nothing;
  const summary =
    names.length === 1 ? strings.emptyValuesOne : format(strings.emptyValues, names.length);
  return html`<details class="empty-values">
    <summary>${icon('chevron-right')}${summary}</summary>
    <ul>
      ${names.map((name) => html`<li dir="auto">${name}</li>`)}
    </ul>
  </details>`;
}

/**
 * The values that a run was launched with, under the headings of the kick-off form.
 * @param change changes them, where that is possible.
 */
export function values(
  { values: all }: Pick<RunDetail, 'values'>,
  strings: RunPartStrings,
  change: unknown = nothing,
): TemplateResult {
  const filled = all.filter((value) => !isEmpty(value));
  return html`
    <section aria-labelledby="kickoff-values">
      <div class="title">
        <h2 id="kickoff-values">${strings.kickoffValues}</h2>
        ${change}
      </div>
      ${filled.length === 0 ? html`<p class="muted">${strings.noValues}</p>` : nothing}
      ${fieldBlocks(filled).map(({ section, fields }) =>
        section === undefined
          ? list(fields)
          : html`<h3 dir="auto">${section.title}</h3>
              ${section.description === '' ? nothing : html`<p class="help" dir="auto">${section.description}</p>`}
              ${list(fields)}`,
      )}
      ${emptyOnes(all, strings)}
    </section>
  `;
}
