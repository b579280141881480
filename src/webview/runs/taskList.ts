import { type TemplateResult, html, nothing } from 'lit';
import { type RunDetail, type RunTask, hasStarted, isTaskOverdue } from '../../core/runs/run.ts';
import type { SubRun } from '../../core/runs/subRun.ts';
import type { PageStrings } from '../../protocol/pageStrings.ts';
import type { RunPartStrings, StateStrings } from '../../protocol/runPage.ts';
import { format } from '../../core/base/format.ts';
import { stateText } from './stateText.ts';
import { taskIcon } from './stateIcons.ts';
import { icon } from '../page/icon.ts';
import { longClass, longList } from '../page/longList.ts';
import { moment } from '../page/moment.ts';
import { performerList } from './performerList.ts';
import { menuOf } from '../page/menu.ts';
import { subRunList } from './subRuns.ts';

/** The data that the tasks of a run are drawn from, and what they lead to. */
export interface TaskListContext {
  readonly strings: PageStrings & StateStrings & RunPartStrings;
  readonly run: Pick<RunDetail, 'tasks'>;
  readonly inBrowser: boolean;
  /** The sub-runs of its tasks, where they are shown. */
  readonly subRuns?: ReadonlyMap<string, readonly SubRun[]>;
  /** The task whose page this is; left out in the page of the run. */
  readonly here?: string;
  /** Whether I may give its tasks to others. */
  readonly assignable?: boolean;
  readonly post: (message: {
    readonly type: 'openTask' | 'openTaskInBrowser' | 'openSubRun';
    readonly id: string;
  }) => void;
}

const isMine = ({ state, performers }: RunTask): boolean =>
  state === 'active' && performers.some(({ isMe, completed }) => isMe && !completed);

/** A name with a moment, as one of several in a line. */
const timed = (name: string, at: number | undefined): unknown =>
  at === undefined ? nothing : html`<li>${name}: ${moment(at)}</li>`;

function due(task: RunTask, { strings }: TaskListContext): unknown {
  return isTaskOverdue(task, Date.now()) && task.dueAt !== undefined
    ? html`<li class="overdue">
        ${icon('warning')}<span>${strings.overdue}: ${moment(task.dueAt)}</span>
      </li>`
    : timed(strings.due, task.completedAt === undefined ? task.dueAt : undefined);
}

const details = (task: RunTask, context: TaskListContext): TemplateResult => {
  const { strings } = context;
  const { total, marked } = task.checklist;
  return html`<ul class="details">
    ${timed(strings.started, task.startedAt)} ${timed(strings.completed, task.completedAt)}
    ${due(task, context)}
    ${
      total === 0
        ? nothing
        : html`<li>${icon('checklist')} ${format(strings.checklistProgress, marked, total)}</li>`
    }
  </ul>`;
};

const openButton = (task: RunTask, { strings, post }: TaskListContext): TemplateResult => html`
  <vscode-button
    aria-description=${task.name}
    @click=${() => {
      post({ type: 'openTask', id: task.id });
    }}
    >${strings.openTask}</vscode-button
  >
`;

/** A button for the page in the web application, which only a started task has. */
const browserButton = (task: RunTask, { strings, inBrowser, post }: TaskListContext): unknown =>
  inBrowser && hasStarted(task)
    ? html`<button
        type="button"
        class="icon-button"
        title=${strings.openInBrowser}
        aria-label=${strings.openInBrowser}
        aria-description=${task.name}
        @click=${() => {
          post({ type: 'openTaskInBrowser', id: task.id });
        }}
      >
        ${icon('link-external')}
      </button>`
    : nothing;

/** The name of a task, which leads to its page unless this is it. */
const taskName = (task: RunTask, { here, post }: TaskListContext): TemplateResult =>
  hasStarted(task) && task.id !== here
    ? html`<button
        type="button"
        class="link"
        dir="auto"
        @click=${() => {
          post({ type: 'openTask', id: task.id });
        }}
      >
        ${task.name}
      </button>`
    : html`<bdi>${task.name}</bdi>`;

const canDo = (task: RunTask, { assignable = false }: TaskListContext): string =>
  [
    ...(hasStarted(task) ? ['open'] : []),
    ...(assignable && task.state === 'active' ? ['assign'] : []),
  ].join(' ');

/** The runs that were launched from the task. */
function subRunsOf({ id }: RunTask, context: TaskListContext): unknown {
  const subRuns = context.subRuns?.get(id);
  return subRuns === undefined ? nothing : subRunList(subRuns, context);
}

const taskItem = (task: RunTask, context: TaskListContext): TemplateResult => html`
  <li
    class="task ${task.state}"
    aria-current=${task.id === context.here ? 'page' : nothing}
    data-vscode-context=${menuOf({
      webviewSection: 'task',
      id: task.id,
      name: task.name,
      can: canDo(task, context),
    })}
  >
    ${taskIcon(task.state)}
    <div class="what">
      <h3>
        <span class="named"
          ><span class="number">${task.number}.</span> ${taskName(task, context)}</span
        >
        <span class="task-state">${stateText(task, context.strings)}</span>
      </h3>
      ${performerList(task, context.strings)} ${details(task, context)} ${subRunsOf(task, context)}
      ${isMine(task) && task.id !== context.here ? openButton(task, context) : nothing}
    </div>
    ${browserButton(task, context)}
  </li>
`;

/** What the row of a task is drawn from. */
const basisOf = (task: RunTask, context: TaskListContext): readonly unknown[] => {
  const { strings, inBrowser, here, assignable, subRuns } = context;
  const late = isTaskOverdue(task, Date.now());
  return [task, strings, inBrowser, here, assignable, subRuns?.get(task.id), late];
};

/** The tasks of the run, in order, with their states. */
export function taskList(context: TaskListContext): TemplateResult {
  const { strings, run } = context;
  const { tasks } = run;
  const done = tasks.filter(({ state }) => state === 'completed').length;
  return html`
    <section aria-labelledby="tasks">
      <h2 id="tasks">
        ${strings.tasks}
        ${
          tasks.length === 0
            ? nothing
            : html`<span class="count">${format(strings.tasksDone, done, tasks.length)}</span>`
        }
      </h2>
      ${
        tasks.length === 0
          ? html`<p class="muted">${strings.noTasks}</p>`
          : html`<ol class="tasks ${longClass(tasks)}">
              ${longList({
                items: tasks,
                keyOf: ({ id }) => id,
                row: (task) => taskItem(task, context),
                basis: (task) => basisOf(task, context),
                isBelow: true,
              })}
            </ol>`
      }
    </section>
  `;
}
