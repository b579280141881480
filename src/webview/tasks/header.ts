import { type TemplateResult, html, nothing } from 'lit';
import { takesComments, isTaskOverdue } from '../../core/runs/run.ts';
import { snoozeActionsOn } from '../../core/runs/runActions.ts';
import { lockOf } from '../../core/tasks/taskLock.ts';
import { format } from '../../core/base/format.ts';
import { isEnded } from '../../protocol/taskPage.ts';
import { commentBox, commentBoxId, commentButtonId } from '../form/commentBox.ts';
import { textBox } from '../form/textBox.ts';
import { accountChip } from '../page/accountChip.ts';
import { commandButton } from '../page/commandButton.ts';
import { description } from '../page/description.ts';
import { dueFact, fact, momentFact, urgentMark } from '../page/facts.ts';
import { icon } from '../page/icon.ts';
import { staleNote } from '../page/stale.ts';
import { performerList } from '../runs/performerList.ts';
import { taskIcon } from '../runs/stateIcons.ts';
import type { TaskContext } from './taskContext.ts';

export const returnButtonId = 'return-task';
export const reasonBoxId = 'reason';

function facts({ view: { task }, strings, post }: TaskContext): TemplateResult {
  const run = html`<button
    type="button"
    class="link"
    @click=${() => {
      post({ type: 'openRun' });
    }}
  >
    ${task.run.name}
  </button>`;
  const performers = performerList(task, strings);
  return html`<dl class="facts">
    ${fact(strings.run, run)} ${fact(strings.workflow, task.run.workflowName)}
    ${momentFact(strings.started, task.startedAt)}
    ${dueFact(task.dueAt, isTaskOverdue(task, Date.now()), strings)}
    ${momentFact(strings.completed, task.completedAt)}
    ${performers === undefined ? nothing : fact(strings.performers, performers)}
  </dl>`;
}

/** Whether the task can be returned: only while it can be worked on. */
const returnable = ({ view: { task, work } }: TaskContext): boolean =>
  task.returnsTo.length > 0 && lockOf(task) === undefined && !isEnded(work);

/** The button to snooze or resume the run, if I may. */
function runButton({ view: { task, work }, strings, post }: TaskContext): unknown {
  const [action] = snoozeActionsOn(task.run);
  if (action === undefined || isEnded(work)) return nothing;
  const snoozed = action === 'resume';
  return commandButton({
    label: snoozed ? strings.resumeRun : strings.snoozeRun,
    icon: snoozed ? 'play' : 'clock',
    press: () => {
      post({ type: snoozed ? 'resumeRun' : 'snoozeRun' });
    },
  });
}

function commands(context: TaskContext): TemplateResult {
  const { view, strings, post, openBox, comment, reason } = context;
  return html`<div class="buttons commands">
    ${commandButton({
      label: view.refreshing ? strings.refreshing : strings.refresh,
      icon: 'refresh',
      busy: view.refreshing,
      press: () => {
        post({ type: 'refresh' });
      },
    })}
    ${
      view.inBrowser
        ? commandButton({
            label: strings.openInBrowser,
            icon: 'link-external',
            press: () => {
              post({ type: 'openInBrowser' });
            },
          })
        : nothing
    }
    ${
      takesComments(view.task.run)
        ? commandButton({
            id: commentButtonId,
            label: strings.comment,
            icon: 'comment',
            press: () => {
              openBox(comment, commentBoxId);
            },
          })
        : nothing
    }
    ${
      returnable(context)
        ? commandButton({
            id: returnButtonId,
            label: strings.returnTask,
            icon: 'reply',
            press: () => {
              openBox(reason, reasonBoxId);
            },
          })
        : nothing
    }
    ${runButton(context)}
  </div>`;
}

/** The open box for the reason. */
const reasonBox = ({ view, strings, reason, post, redraw, focus }: TaskContext): unknown =>
  textBox({
    id: reasonBoxId,
    label: strings.returnLabel,
    help: format(strings.returnHelp, view.task.returnsTo.map(({ name }) => name).join(', ')),
    empty: strings.returnEmpty,
    send: strings.returnSend,
    required: true,
    text: reason,
    state: view.returning,
    strings,
    redraw,
    closed: () => {
      focus(`#${returnButtonId}`);
    },
    submit: (text) => {
      post({ type: 'return', text });
    },
    act: (action) => {
      post({ type: 'act', action });
    },
  });

/** Why the task can only be looked at. */
function lockNote({ view: { task, work }, strings }: TaskContext): unknown {
  const lock = lockOf(task);
  if (lock === undefined || isEnded(work)) return nothing;
  return html`<div class="notice info" role="note" tabindex="-1">
    ${icon('info')}
    <p class="message">${strings.locks[lock]}</p>
  </div>`;
}

/** The task's name and state, and its buttons besides completing it. */
export function header(context: TaskContext): TemplateResult {
  const { view, strings, post } = context;
  const { task } = view;
  return html`
    <header>
      <div class="title">
        <h1 dir="auto">${task.name}</h1>
        ${accountChip(view.account, strings)}
      </div>
      <p class="state-line">
        <span class="run-state">${taskIcon(task.state)}${strings.taskStates[task.state]}</span>
        ${urgentMark(task.urgent, strings)}
        ${task.completedByAll ? html`<span class="muted">${strings.byAll}</span>` : nothing}
      </p>
      ${staleNote(view, strings, (action) => {
        post({ type: 'act', action });
      })}
      ${lockNote(context)} ${facts(context)} ${commands(context)} ${commentBox(context)}
      ${returnable(context) ? reasonBox(context) : nothing} ${description(task.description)}
    </header>
  `;
}
