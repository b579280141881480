import { type TemplateResult, html, nothing, svg } from 'lit';
import { format } from '../../core/base/format.ts';
import { hasStarted } from '../../core/runs/run.ts';
import { type TaskBar, type TimeLine, timeLine } from '../../core/runs/timeLine.ts';
import { formatMoment, moment } from '../page/moment.ts';
import type { RunContext } from './runContext.ts';

/** The height of a bar, in the units of its drawing. */
const height = 14;
/** The least length of a bar, so that a short task is seen. */
const least = 4;

/** The bar of one task. It says nothing that the words beside it do not say. */
const drawing = (
  { state, from, length, due, returns }: TaskBar,
  now: number | undefined,
): TemplateResult => html`
  <svg class="bar" viewBox="0 0 1000 ${height}" preserveAspectRatio="none" aria-hidden="true">
    ${
      now === undefined
        ? nothing
        : svg`<line class="now" x1=${now} x2=${now} y1="0" y2=${height}></line>`
    }
    ${
      from === undefined
        ? nothing
        : svg`<rect class="span ${state}" x=${Math.min(from, 1000 - least)} y="2"
            width=${Math.max(length, least)} height=${height - 4}></rect>`
    }
    ${returns.map(
      (at) => svg`<line class="return" x1=${at} x2=${at} y1="1" y2=${height - 1}></line>`,
    )}
    ${due === undefined ? nothing : svg`<line class="due" x1=${due} x2=${due} y1="0" y2=${height}></line>`}
  </svg>
`;

/** When a task was worked on, in words. */
function words({ task, due }: TaskBar, { strings }: RunContext): string {
  const { startedAt, completedAt, dueAt } = task;
  const parts = [
    strings.taskStates[task.state],
    ...(startedAt === undefined ? [] : [`${strings.started}: ${formatMoment(startedAt)}`]),
    ...(completedAt === undefined ? [] : [`${strings.completed}: ${formatMoment(completedAt)}`]),
    ...(due === undefined || dueAt === undefined ? [] : [`${strings.due}: ${formatMoment(dueAt)}`]),
  ];
  return parts.join(', ');
}

const row = (bar: TaskBar, { now }: TimeLine, context: RunContext): TemplateResult => {
  const { task } = bar;
  const name = format(context.strings.step, task.number, task.name);
  const who = task.performers.map((each) => each.name).join(', ');
  const open = (): void => {
    context.post({ type: 'openTask', id: task.id });
  };
  return html`<li class="lane" title=${words(bar, context)}>
    <span class="lane-name">
      ${
        hasStarted(task)
          ? html`<button type="button" class="link" dir="auto" @click=${open}>${name}</button>`
          : html`<bdi>${name}</bdi>`
      }
      <span class="muted" dir="auto">${who}</span>
    </span>
    <span class="lane-bar" @click=${hasStarted(task) ? open : nothing}>${drawing(bar, now)}</span>
    <span class="unseen">${words(bar, context)}</span>
  </li>`;
};

/** The tasks of the run as bars on one line of time; as a list, each bar leads to its task. */
export function timeLineSection(context: RunContext): unknown {
  const { strings, view } = context;
  const line = timeLine(view.run, view.log.events, Date.now());
  if (line === undefined || line.bars.length === 0) return nothing;
  return html`<section aria-labelledby="time-line">
    <h2 id="time-line">${strings.timeLine}</h2>
    <p class="lane-ends muted" aria-hidden="true">
      <span>${moment(line.start)}</span>
      <span>${line.now === undefined ? moment(line.end) : formatMoment(line.end)}</span>
    </p>
    <ol class="lanes" tabindex=${line.bars.length > 20 ? '0' : nothing}>
      ${line.bars.map((bar) => row(bar, line, context))}
    </ol>
  </section>`;
}
