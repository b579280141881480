import { type TemplateResult, html, nothing } from 'lit';
import { lockOf } from '../../core/follow/locked.ts';
import { format } from '../../protocol/strings.ts';
import { accountChip } from '../accountChip.ts';
import { description } from '../description.ts';
import { commandButton } from '../follow/commandButton.ts';
import { dueFact, fact, momentFact, urgentMark } from '../follow/facts.ts';
import { icon, taskIcon } from '../follow/icon.ts';
import { performerList } from '../follow/performers.ts';
import { staleNote } from '../follow/stale.ts';
import { textBox } from '../follow/textBox.ts';
import type { TaskContext } from './taskContext.ts';

const ids = {
  commentButton: 'write-comment',
  comment: 'comment',
  returnButton: 'return-task',
  reason: 'reason',
} as const;
export { ids as boxIds };

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
  return html`<dl class="facts">
    ${fact(strings.run, run)} ${fact(strings.workflow, task.run.workflowName)}
    ${momentFact(strings.started, task.startedAt)} ${dueFact(task, strings)}
    ${momentFact(strings.completed, task.completedAt)}
    ${fact(strings.performers, performerList(task.performers, strings))}
  </dl>`;
}

/** It can be returned as long as it can be worked on. */
const returnable = ({ view: { task, work } }: TaskContext): boolean =>
  task.returnsTo.length > 0 &&
  lockOf(task) === undefined &&
  work.phase !== 'completed' &&
  work.phase !== 'returned';

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
    ${commandButton({
      id: ids.commentButton,
      label: strings.comment,
      icon: 'comment',
      press: () => {
        openBox(comment, ids.comment);
      },
    })}
    ${
      returnable(context)
        ? commandButton({
            id: ids.returnButton,
            label: strings.returnTask,
            icon: 'reply',
            press: () => {
              openBox(reason, ids.reason);
            },
          })
        : nothing
    }
  </div>`;
}

function boxes(context: TaskContext): unknown {
  const { view, strings, comment, reason, post, redraw, focus } = context;
  const common = {
    required: true,
    strings,
    redraw,
    act: (action: Parameters<Parameters<typeof staleNote>[2]>[0]) => {
      post({ type: 'act', action });
    },
  };
  const commentBox = textBox({
    ...common,
    id: ids.comment,
    label: strings.commentLabel,
    help: strings.commentHelp,
    empty: strings.commentEmpty,
    send: strings.send,
    text: comment,
    state: view.comment,
    submit: (text) => {
      post({ type: 'comment', text });
    },
    closed: () => {
      focus(`#${ids.commentButton}`);
    },
  });
  if (!returnable(context)) return commentBox;
  return html`${commentBox}
  ${textBox({
    ...common,
    id: ids.reason,
    label: strings.returnLabel,
    help: format(strings.returnHelp, view.task.returnsTo.map(({ name }) => name).join(', ')),
    empty: strings.returnEmpty,
    send: strings.returnSend,
    text: reason,
    state: view.returning,
    submit: (text) => {
      post({ type: 'return', text });
    },
    closed: () => {
      focus(`#${ids.returnButton}`);
    },
  })}`;
}

/** Why the task can only be looked at. */
function lockNote({ view: { task, work }, strings }: TaskContext): unknown {
  const lock = lockOf(task);
  if (lock === undefined || work.phase === 'completed' || work.phase === 'returned') return nothing;
  return html`<div class="notice info" role="note" tabindex="-1">
    ${icon('info')}
    <p class="message">${strings.locks[lock]}</p>
  </div>`;
}

/** What task it is, and what can be done with it besides completing it. */
export function header(context: TaskContext): TemplateResult {
  const { view, strings, post } = context;
  const { task } = view;
  return html`
    <header>
      <div class="title">
        <h1>${task.name}</h1>
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
      ${lockNote(context)} ${facts(context)} ${commands(context)} ${boxes(context)}
      ${description(task.description)}
    </header>
  `;
}
