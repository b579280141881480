import { type TemplateResult, html, nothing } from 'lit';
import { takesComments, isTaskOverdue } from '../../core/runs/run.ts';
import { openSubRuns } from '../../core/runs/subRun.ts';
import { snoozeActionsOn } from '../../core/runs/runActions.ts';
import { lockOf } from '../../core/tasks/taskLock.ts';
import { format } from '../../core/base/format.ts';
import { type LoadedTask, type TaskStrings, isEnded } from '../../protocol/taskPage.ts';
import { commentBox, commentBoxId, commentButtonId } from '../form/commentBox.ts';
import { textBox } from '../form/textBox.ts';
import { accountChip } from '../page/accountChip.ts';
import { commandButton } from '../page/commandButton.ts';
import { description } from '../page/description.ts';
import { dueFact, fact, momentFact, urgentMark } from '../page/facts.ts';
import { asOfNote } from '../page/asOfNote.ts';
import { heldText } from '../page/held.ts';
import { icon } from '../page/icon.ts';
import { iconButton, linkButton } from '../page/iconButton.ts';
import { type MenuFacts, menuButton, menuOf } from '../page/menu.ts';
import { sentence } from '../page/sentence.ts';
import { staleNote } from '../page/stale.ts';
import { performerList } from '../runs/performerList.ts';
import { taskIcon } from '../runs/stateIcons.ts';
import { stateText } from '../runs/stateText.ts';
import { nextSteps } from './nextSteps.ts';
import { subRunButton } from './subRuns.ts';
import type { TaskContext } from './taskContext.ts';

const returnButtonId = 'return-task';
const reasonBoxId = 'reason';

/** Gives the task to others, or takes it from somebody, where I may. */
function assigning({ view, strings, post }: TaskContext): unknown {
  if (view.assignable !== true || isEnded(view.work)) return nothing;
  const held = heldText(view, strings);
  const add = (): void => {
    post({ type: 'addPerformer' });
  };
  const remove = (): void => {
    post({ type: 'removePerformer' });
  };
  return html`
    ${iconButton(strings.addPerformer, 'person-add', add, held)}
    ${
      view.task.performers.length > 1
        ? iconButton(strings.removePerformer, 'close', remove, held)
        : nothing
    }
  `;
}

/** When the task is due, and what changes that where I may. */
function due({ view, strings, post }: TaskContext): unknown {
  const { task } = view;
  const late = isTaskOverdue(task, Date.now());
  if (view.assignable !== true || isEnded(view.work)) return dueFact(task.dueAt, late, strings);
  const change = (): void => {
    post({ type: 'setDueDate' });
  };
  const held = heldText(view, strings);
  return task.dueAt === undefined
    ? fact(strings.due, linkButton(strings.setDueDate, change, held))
    : dueFact(task.dueAt, late, strings, iconButton(strings.setDueDate, 'calendar', change, held));
}

function facts(context: TaskContext): TemplateResult {
  const { view, strings, post } = context;
  const { task } = view;
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
    ${momentFact(strings.started, task.startedAt)} ${due(context)}
    ${momentFact(strings.completed, task.completedAt)}
    ${performers === undefined ? nothing : fact(strings.performers, html`<div class="assigned">${performers}${assigning(context)}</div>`)}
  </dl>`;
}

/** Whether the task can be returned: only while it can be worked on. */
const returnable = ({ view: { task, work } }: TaskContext): boolean =>
  task.returnsTo.length > 0 &&
  lockOf(task) === undefined &&
  !isEnded(work) &&
  openSubRuns(task).length === 0;

/** What the menus of the task are about: it, and its run. */
const menuFacts = ({ view: { task, assignable, asOf } }: TaskContext): MenuFacts => ({
  webviewSection: 'task',
  id: task.id,
  name: task.name,
  can: [
    'here',
    ...(assignable === true && asOf === undefined ? ['assign'] : []),
    ...(asOf === undefined ? snoozeActionsOn(task.run) : []),
  ].join(' '),
  runId: task.run.id,
  runName: task.run.name,
});

function commands(context: TaskContext): TemplateResult {
  const { view, strings, openBox, comment, reason } = context;
  return html`<div class="buttons commands">
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
    ${subRunButton(context)} ${menuButton(strings.more, menuFacts(context))}
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
    held: heldText(view, strings),
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

/** How the task before in this tab has ended; undefined where there was none. */
export const beforeText = ({ before }: LoadedTask, strings: TaskStrings): string | undefined =>
  before && format(strings.before[before.ended], before.name);

/** The task that was completed before in this tab, and what its run is at now. */
function beforeNote({ view: { before }, strings, post }: TaskContext): unknown {
  if (before === undefined) return nothing;
  return html`<div class="notice info before">
    ${icon('pass-filled')}
    <div class="said">
      <p class="message">${sentence(strings.before[before.ended], before.name)}</p>
      ${nextSteps(before, strings)}
    </div>
    ${commandButton({
      label: strings.openRun,
      icon: 'list-tree',
      press: () => {
        post({ type: 'openRunBefore' });
      },
    })}
  </div>`;
}

/** The task's name and state, and its buttons besides completing it. */
export function header(context: TaskContext): TemplateResult {
  const { view, strings, post } = context;
  const { task } = view;
  return html`
    ${beforeNote(context)}
    <header data-vscode-context=${menuOf(menuFacts(context))}>
      <div class="title">
        <h1 dir="auto" tabindex="-1">${task.name}</h1>
        ${accountChip(view.account, strings)}
      </div>
      <p class="state-line">
        <span class="run-state">${taskIcon(task.state)}${stateText(task, strings)}</span>
        ${urgentMark(task.urgent, strings)}
        ${task.completedByAll ? html`<span class="muted">${strings.byAll}</span>` : nothing}
        ${asOfNote(view, strings)}
      </p>
      ${staleNote(view, strings, (action) => {
        post({ type: 'act', action });
      })}
      ${lockNote(context)} ${facts(context)} ${commands(context)} ${commentBox(context)}
      ${returnable(context) ? reasonBox(context) : nothing} ${description(task.description)}
    </header>
  `;
}
