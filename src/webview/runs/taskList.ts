import { type TemplateResult, html, nothing } from 'lit';
import { type RunTask, hasStarted, isTaskOverdue } from '../../core/runs/run.ts';
import { format } from '../../core/base/format.ts';
import { taskIcon } from './stateIcons.ts';
import { icon } from '../page/icon.ts';
import { moment } from '../page/moment.ts';
import { performerList } from './performerList.ts';
import type { RunContext } from './runContext.ts';

const isMine = ({ state, performers }: RunTask): boolean =>
  state === 'active' && performers.some(({ isMe, completed }) => isMe && !completed);

/** A name with a moment, as one of several in a line. */
const timed = (name: string, at: number | undefined): unknown =>
  at === undefined ? nothing : html`<li>${name}: ${moment(at)}</li>`;

function due(task: RunTask, { strings }: RunContext): unknown {
  return isTaskOverdue(task, Date.now()) && task.dueAt !== undefined
    ? html`<li class="overdue">
        ${icon('warning')}<span>${strings.overdue}: ${moment(task.dueAt)}</span>
      </li>`
    : timed(strings.due, task.completedAt === undefined ? task.dueAt : undefined);
}

const details = (task: RunTask, context: RunContext): TemplateResult => {
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

const openButton = (task: RunTask, { strings, post }: RunContext): TemplateResult => html`
  <vscode-button
    aria-description=${task.name}
    @click=${() => {
      post({ type: 'openTask', id: task.id });
    }}
    >${strings.openTask}</vscode-button
  >
`;

/** A button for the page in the web application, which only a started task has. */
const browserButton = (task: RunTask, { strings, view, post }: RunContext): unknown =>
  view.inBrowser && hasStarted(task)
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

const taskItem = (task: RunTask, context: RunContext): TemplateResult => html`
  <li class="task ${task.state}">
    ${taskIcon(task.state)}
    <div class="what">
      <h3>
        <span class="number">${task.number}.</span> <bdi>${task.name}</bdi>
        <span class="task-state">${context.strings.taskStates[task.state]}</span>
      </h3>
      ${performerList(task, context.strings)} ${details(task, context)}
      ${isMine(task) ? openButton(task, context) : nothing}
    </div>
    ${browserButton(task, context)}
  </li>
`;

/** The tasks of the run, in order, with their states. */
export function taskList(context: RunContext): TemplateResult {
  const { strings, view } = context;
  const { tasks } = view.run;
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
          : html`<ol class="tasks">
              ${tasks.map((task) => taskItem(task, context))}
            </ol>`
      }
    </section>
  `;
}
