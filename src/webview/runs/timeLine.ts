import { type TemplateResult, html, nothing, svg } from 'lit';
import { format } from '../../core/base/format.ts';
import { hasStarted } from '../../core/runs/run.ts';
import {
  type Lane,
  type SkippedTask,
  type SubRunBar,
  type TaskBar,
  type TimeLine,
  lanesOf,
  timeLine,
} from '../../core/runs/timeLine.ts';
import { icon } from '../page/icon.ts';
import { longClass, longList } from '../page/longList.ts';
import { formatMoment, moment } from '../page/moment.ts';
import type { RunContext } from './runContext.ts';

/** The least length of a bar, in thousandths of the line, so that a short task is seen. */
const least = 4;

const percent = (thousandths: number): string => `${thousandths / 10}%`;

/** A mark on the time line, from top to bottom of what it stands in. */
const mark = (kind: 'now' | 'due' | 'return', at: number): unknown =>
  svg`<line class=${kind} x1=${percent(at)} x2=${percent(at)} y1="0" y2="100%"></line>`;

/** What a line of the picture has: a bar, and marks. */
type Drawn = Pick<TaskBar, 'from' | 'length' | 'due' | 'returns'> & { readonly state: string };

/** The bar of one task. It says nothing that the words beside it do not say. */
const drawing = (
  { state, from, length, due, returns }: Drawn,
  now: number | undefined,
): TemplateResult => html`
  <svg class="bar" aria-hidden="true">
    ${now === undefined ? nothing : mark('now', now)}
    ${
      from === undefined
        ? nothing
        : svg`<rect class="span ${state}" x=${percent(Math.min(from, 1000 - least))} y="7"
            width=${percent(Math.max(length, least))} height="11" rx="2"></rect>`
    }
    ${due === undefined ? nothing : svg`<svg y="3" height="19">${mark('due', due)}</svg>`}
    ${returns.map((at) => svg`<svg y="3" height="19">${mark('return', at)}</svg>`)}
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
  const told = words(bar, context);
  const name = format(context.strings.step, task.number, task.name);
  const who = task.performers.map((each) => each.name).join(', ');
  const open = (): void => {
    context.post({ type: 'openTask', id: task.id });
  };
  return html`<li class="lane" title=${told}>
    <span class="lane-name">
      ${
        hasStarted(task)
          ? html`<button type="button" class="link" dir="auto" @click=${open}>${name}</button>`
          : html`<bdi>${name}</bdi>`
      }
      ${who === '' ? nothing : html`<span class="who muted" dir="auto">${who}</span>`}
    </span>
    ${
      hasStarted(task)
        ? html`<span class="lane-bar opens" @click=${open}>${drawing(bar, now)}</span>`
        : html`<span class="lane-bar">${drawing(bar, now)}</span>`
    }
    <span class="unseen">${told}</span>
    ${
      bar.subRuns.length === 0
        ? nothing
        : html`<ul class="branches" aria-label=${context.strings.subRuns}>
            ${bar.subRuns.map((each) => branch(each, now, context))}
          </ul>`
    }
  </li>`;
};

/** The states of tasks whose bars the sub-runs share. */
const branchStates = {
  running: 'active',
  snoozed: 'snoozed',
  done: 'completed',
  unknown: 'unknown',
} as const;

/** A sub-run as a branch below its task; it leads to the page of that run. */
function branch(
  { subRun, from, length }: SubRunBar,
  now: number | undefined,
  { strings, post }: RunContext,
): TemplateResult {
  const { id, name, state } = subRun;
  const drawn = { ...{ from, length, due: undefined, returns: [] }, state: branchStates[state] };
  const open = (): void => {
    post({ type: 'openSubRun', id });
  };
  return html`<li class="lane branch" title=${strings.runStates[state]}>
    <span class="lane-name">
      ${icon('type-hierarchy-sub')}
      <button type="button" class="link" dir="auto" @click=${open}>${name}</button>
    </span>
    <span class="lane-bar opens" @click=${open}>${drawing(drawn, now)}</span>
    <span class="unseen">${strings.runStates[state]}</span>
  </li>`;
}

/** A task that the run has gone past, and why. */
function skippedLane(
  { name, number, at, why }: SkippedTask,
  now: number | undefined,
  { strings }: RunContext,
): TemplateResult {
  const reason = why === undefined ? '' : ` ${strings.skippedBy[why]}`;
  const told = `${strings.taskStates.skipped}${reason}`;
  const drawn = { ...{ from: at, length: 0, due: undefined, returns: [] }, state: 'skipped' };
  return html`<li class="lane skipped" title=${told}>
    <span class="lane-name">
      <bdi>${number === undefined ? name : format(strings.step, number, name)}</bdi>
      <span class="who muted">${told}</span>
    </span>
    <span class="lane-bar">${drawing(drawn, now)}</span>
  </li>`;
}

const sign = (kind: 'now' | 'due' | 'return', text: string): TemplateResult => html`
  <span><svg class="bar" aria-hidden="true">${mark(kind, 500)}</svg>${text}</span>
`;

/** What the marks mean that are on the line. */
function legend({ bars, now }: TimeLine, { strings }: RunContext): unknown {
  const signs = [
    ...(now === undefined ? [] : [sign('now', strings.now)]),
    ...(bars.some(({ due }) => due !== undefined) ? [sign('due', strings.due)] : []),
    ...(bars.some(({ returns }) => returns.length > 0) ? [sign('return', strings.returned)] : []),
  ];
  return signs.length === 0 ? nothing : html`<p class="legend muted">${signs}</p>`;
}

/** What is drawn of a lane; the lane itself is made again each time. */
function basisOf(lane: Lane): readonly unknown[] {
  if (lane.kind === 'skipped') {
    const { name, number, at, why } = lane.task;
    return [name, number, at, why];
  }
  const { task, state, from, length, due, returns, subRuns } = lane.bar;
  const branches = subRuns.flatMap((each) => [each.subRun, each.from, each.length]);
  return [task, state, from, length, due, returns.length, ...returns, ...branches];
}

/** The tasks of the run as bars on one line of time; as a list, each bar leads to its task. */
export function timeLineSection(context: RunContext): unknown {
  const { strings, view } = context;
  const line = timeLine(view.run, view.log.events, Date.now(), view.subRuns);
  if (line === undefined || line.bars.length === 0) return nothing;
  const lanes = lanesOf(line);
  return html`<section aria-labelledby="time-line">
    <h2 id="time-line">${strings.timeLine}</h2>
    <p class="lane-ends muted" aria-hidden="true">
      <span>${moment(line.start)}</span>
      <span>${line.now === undefined ? moment(line.end) : formatMoment(line.end)}</span>
    </p>
    <ol class="lanes ${longClass(lanes)}" tabindex=${lanes.length > 20 ? '0' : nothing}>
      ${longList({
        items: lanes,
        keyOf: (lane) => (lane.kind === 'task' ? lane.bar.task.id : lane.task.id),
        row: (lane) =>
          lane.kind === 'task'
            ? row(lane.bar, line, context)
            : skippedLane(lane.task, line.now, context),
        basis: (lane) => [strings, line.now, ...basisOf(lane)],
        isBelow: true,
      })}
    </ol>
    ${legend(line, context)}
  </section>`;
}
