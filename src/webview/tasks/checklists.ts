import type { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { countOpenItems, tickLockOf } from '../../core/tasks/taskLock.ts';
import type { Checklist, ChecklistItem } from '../../core/tasks/task.ts';
import { format } from '../../core/base/format.ts';
import { icon } from '../page/icon.ts';
import { longList } from '../page/longList.ts';
import { noticeBox } from '../page/noticeBox.ts';
import type { TaskStrings } from '../../protocol/taskPage.ts';
import type { TaskContext } from './taskContext.ts';

const itemBox = (
  list: Checklist,
  { id, label, checked }: ChecklistItem,
  { view, post }: TaskContext,
): TemplateResult => html`
  <vscode-checkbox
    dir="auto"
    ?disabled=${view.asOf !== undefined}
    .checked=${live(checked)}
    @change=${(event: Event) => {
      const box = event.currentTarget as VscodeCheckbox;
      post({ type: 'mark', checklist: list.id, item: id, checked: box.checked });
    }}
    >${label}</vscode-checkbox
  >
`;

/** An item that cannot be ticked. */
const itemLine = ({ label, checked }: ChecklistItem, strings: TaskStrings): TemplateResult => html`
  <li>
    ${icon(checked ? 'check' : 'circle-large', 'state')}
    <span dir="auto">${label}</span>
    ${checked ? html`<span class="unseen">(${strings.ticked})</span>` : nothing}
  </li>
`;

/**
 * The items of a list, each known by its place, since a service may send an id twice. They are drawn
 * each time, since a box that somebody has ticked goes back where that did not reach the service.
 */
const rows = (
  { items: all }: Checklist,
  context: TaskContext,
  row: (item: ChecklistItem) => TemplateResult,
): unknown =>
  longList({
    items: all.map((item, index) => ({ place: String(index), item })),
    keyOf: ({ place }) => place,
    row: ({ item }) => row(item),
    basis: ({ item }) => [item, context],
  });

const items = (list: Checklist, context: TaskContext): TemplateResult =>
  tickLockOf(context.view.task) === undefined
    ? html`<div class="checklist" role="group" aria-labelledby="checklist">
        ${rows(list, context, (item) => itemBox(list, item, context))}
      </div>`
    : html`<ul class="checklist">
        ${rows(list, context, (item) => itemLine(item, context.strings))}
      </ul>`;

/** The number of open items, after an attempt to complete the task. */
function lack({ view, strings, itemsLack }: TaskContext): unknown {
  const missing = countOpenItems(view.task);
  if (!itemsLack || missing === 0) return nothing;
  const text =
    tickLockOf(view.task) !== undefined
      ? strings.itemsLocked
      : missing === 1
        ? strings.itemsMissingOne
        : format(strings.itemsMissing, missing);
  return html`<p class="problem" role="alert">${icon('error')}${text}</p>`;
}

/** Why the items cannot be ticked, although the task can be worked on. */
const tickNote = ({ view: { task }, strings }: TaskContext): unknown =>
  tickLockOf(task) === 'notInPerson' && countOpenItems(task) > 0
    ? html`<p class="note">${strings.tickNotInPerson}</p>`
    : nothing;

/** The checklists of the task; nothing if it has none. */
export function checklists(context: TaskContext): unknown {
  const { view, strings, post } = context;
  const { task, itemNotice } = view;
  const total = task.checklists.flatMap(({ items }) => items).length;
  if (total === 0) return nothing;
  const marked = total - countOpenItems(task);
  return html`
    <section aria-labelledby="checklist">
      <h2 id="checklist">
        ${strings.checklist}
        <span class="count">${format(strings.checklistProgress, marked, total)}</span>
      </h2>
      ${task.checklists.map((list) => items(list, context))} ${tickNote(context)} ${lack(context)}
      ${
        itemNotice === undefined
          ? nothing
          : noticeBox(itemNotice, 'error', strings, (action) => {
              post({ type: 'act', action });
            })
      }
    </section>
  `;
}
