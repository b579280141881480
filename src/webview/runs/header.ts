import { type TemplateResult, html, nothing } from 'lit';
import { format } from '../../core/base/format.ts';
import {
  type RunTask,
  hasStarted,
  isLate,
  isTaskOverdue,
  takesComments,
} from '../../core/runs/run.ts';
import { snoozedUntil } from '../../core/runs/lateness.ts';
import { isCurrent } from '../../core/runs/runActions.ts';
import type { RunPageAction } from '../../protocol/runPage.ts';
import { commentBox, commentButtonId } from '../form/commentBox.ts';
import { accountChip } from '../page/accountChip.ts';
import { commandButton } from '../page/commandButton.ts';
import { dueFact, fact, momentFact, urgentMark } from '../page/facts.ts';
import { asOfNote } from '../page/asOfNote.ts';
import { heldText } from '../page/held.ts';
import { icon } from '../page/icon.ts';
import { iconButton, linkButton } from '../page/iconButton.ts';
import { menuButton } from '../page/menu.ts';
import { formatMoment, moment } from '../page/moment.ts';
import { staleNote } from '../page/stale.ts';
import { performerList } from './performerList.ts';
import type { RunContext } from './runContext.ts';
import { runIcon, taskIcon } from './stateIcons.ts';

const actionIcons: Readonly<Record<RunPageAction, string>> = {
  launchAgain: 'debug-rerun',
  snooze: 'clock',
  resume: 'play',
  rename: 'edit',
  setDueDate: 'calendar',
  changeValues: 'edit',
  markUrgent: 'flame',
  markNotUrgent: 'close',
  returnToTask: 'discard',
  finish: 'stop-circle',
  delete: 'trash',
};

const manage =
  ({ post }: RunContext, action: RunPageAction): (() => void) =>
  () => {
    post({ type: 'manage', action });
  };

const held = ({ view, strings }: RunContext): string | undefined => heldText(view, strings);

/** A change that I may make, as a picture beside what it changes. */
export const smallButton = (context: RunContext, action: RunPageAction): unknown => {
  const { view, strings } = context;
  return view.actions.includes(action)
    ? iconButton(
        strings.actions[action],
        actionIcons[action],
        manage(context, action),
        held(context),
      )
    : nothing;
};

/** A change that I may make, in words where there is nothing yet that it changes. */
const wordButton = (context: RunContext, action: RunPageAction): unknown => {
  const { view, strings } = context;
  return view.actions.includes(action)
    ? linkButton(strings.actions[action], manage(context, action), held(context))
    : nothing;
};

/** Whether the run is urgent, and what changes that. */
const urgency = (context: RunContext): unknown =>
  context.view.run.urgent
    ? html`<span class="changeable"
        >${urgentMark(true, context.strings)}${smallButton(context, 'markNotUrgent')}</span
      >`
    : wordButton(context, 'markUrgent');

/** The state of the run in words, with the end of a snooze where that is known. */
function stateOf({ view: { run }, strings }: RunContext): string {
  const until = snoozedUntil(run);
  return until === undefined
    ? strings.runStates[run.state]
    : format(strings.snoozedUntil, formatMoment(until));
}

/** Why the run is late: its own due date, or that of a task. */
function lateness({ view: { run }, strings }: RunContext): unknown {
  const now = Date.now();
  if (run.state !== 'running') return nothing;
  const late = run.tasks.find((task) => isTaskOverdue(task, now));
  if (late?.dueAt !== undefined) {
    const why = format(strings.lateTask, late.name, formatMoment(late.dueAt));
    return html`<span class="overdue"
      >${icon('warning')}<span>${strings.overdue} – ${why}</span></span
    >`;
  }
  return isLate(run, now)
    ? html`<span class="overdue">${icon('warning')}<span>${strings.overdue}</span></span>`
    : nothing;
}

const step = (task: RunTask, { strings, post }: RunContext): TemplateResult => {
  const name = format(strings.step, task.number, task.name);
  const late = isTaskOverdue(task, Date.now());
  return html`<li>
    ${taskIcon(task.state)}
    <div class="what">
      ${
        hasStarted(task)
          ? html`<button
              type="button"
              class="link"
              dir="auto"
              @click=${() => {
                post({ type: 'openTask', id: task.id });
              }}
            >
              ${name}
            </button>`
          : html`<bdi>${name}</bdi>`
      }
      ${performerList(task, strings)}
      ${
        task.dueAt === undefined
          ? nothing
          : html`<span class=${late ? 'overdue' : 'muted'}
              >${strings.due}: ${moment(task.dueAt)}</span
            >`
      }
    </div>
  </li>`;
};

/** The tasks that the run is at, with who works on them and until when. */
const currentSteps = (context: RunContext): unknown => {
  const tasks = context.view.run.tasks.filter(isCurrent);
  return tasks.length === 0
    ? nothing
    : html`<ul class="steps">
        ${tasks.map((task) => step(task, context))}
      </ul>`;
};

/** When the run is due, where that is changed; nothing to change where it has no due date. */
function due(context: RunContext): unknown {
  const { run } = context.view;
  const { strings } = context;
  const overdue = run.state === 'running' && isLate(run, Date.now());
  if (run.dueAt !== undefined) {
    return dueFact(run.dueAt, overdue, strings, smallButton(context, 'setDueDate'));
  }
  const change = wordButton(context, 'setDueDate');
  return change === nothing ? nothing : fact(strings.due, change);
}

/** The task that the run is a sub-run of. */
function parentFact({ view: { run }, strings, post }: RunContext): unknown {
  if (run.ofTask === undefined) return nothing;
  const open = (): void => {
    post({ type: 'openParentTask' });
  };
  const link = html`<button type="button" class="link" @click=${open}>
    ${strings.openParentTask}
  </button>`;
  return fact(strings.subRunOf, link);
}

function facts(context: RunContext): TemplateResult {
  const { run } = context.view;
  const { strings } = context;
  return html`<dl class="facts">
    ${due(context)}
    ${run.workflow === undefined ? nothing : fact(strings.workflow, run.workflow.name)}
    ${parentFact(context)}
    ${run.startedBy === undefined ? nothing : fact(strings.startedBy, run.startedBy)}
    ${momentFact(strings.started, run.startedAt)}
    ${momentFact(strings.runStates.done, run.completedAt)}
  </dl>`;
}

/** The changes with a button of their own, by what fits the state; the others are in the menu. */
const prominent: readonly RunPageAction[] = ['snooze', 'resume'];

const isProminent = (action: RunPageAction, { view: { run } }: RunContext): boolean =>
  prominent.includes(action) || (action === 'launchAgain' && run.state === 'done');

function commands(context: RunContext): TemplateResult {
  const { view, strings, openComment } = context;
  const { run, actions } = view;
  return html`<div class="buttons commands">
    ${
      takesComments(run)
        ? commandButton({
            id: commentButtonId,
            label: strings.comment,
            icon: 'comment',
            press: openComment,
          })
        : nothing
    }
    ${actions
      .filter((action) => isProminent(action, context))
      .map((action) =>
        commandButton({
          label: strings.actions[action],
          icon: actionIcons[action],
          press: manage(context, action),
          held: action === 'launchAgain' ? undefined : held(context),
        }),
      )}
    ${menuButton(strings.more, {
      webviewSection: 'run',
      id: run.id,
      name: run.name,
      can: view.asOf === undefined ? actions.join(' ') : '',
    })}
  </div>`;
}

/** What the run is and what is next, and the buttons for its changes. */
export function header(context: RunContext): TemplateResult {
  const { view, strings, post } = context;
  const { run } = view;
  return html`
    <header>
      <div class="title">
        <h1 dir="auto" tabindex="-1">${run.name}</h1>
        ${smallButton(context, 'rename')} ${accountChip(view.account, strings)}
      </div>
      <p class="state-line">
        <span class="run-state">${runIcon(run.state)}${stateOf(context)}</span>
        ${lateness(context)} ${urgency(context)} ${asOfNote(view, strings)}
      </p>
      ${staleNote(view, strings, (action) => {
        post({ type: 'act', action });
      })}
      ${currentSteps(context)} ${facts(context)} ${commands(context)} ${commentBox(context)}
    </header>
  `;
}
