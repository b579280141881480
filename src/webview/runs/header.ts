import { type TemplateResult, html, nothing } from 'lit';
import { takesComments, isLate } from '../../core/runs/run.ts';
import type { RunPageAction } from '../../protocol/runPage.ts';
import { commentBox, commentButtonId } from '../form/commentBox.ts';
import { accountChip } from '../page/accountChip.ts';
import { type CommandButton, commandButton } from '../page/commandButton.ts';
import { description } from '../page/description.ts';
import { dueFact, fact, momentFact, urgentMark } from '../page/facts.ts';
import { staleNote } from '../page/stale.ts';
import type { RunContext } from './runContext.ts';
import { runIcon } from './stateIcons.ts';

function facts({ view: { run }, strings }: RunContext): TemplateResult {
  const overdue = run.state === 'running' && isLate(run, Date.now());
  return html`<dl class="facts">
    ${run.workflow === undefined ? nothing : fact(strings.workflow, run.workflow.name)}
    ${run.startedBy === undefined ? nothing : fact(strings.startedBy, run.startedBy)}
    ${momentFact(strings.started, run.startedAt)} ${dueFact(run.dueAt, overdue, strings)}
    ${momentFact(strings.completed, run.completedAt)}
  </dl>`;
}

const actionIcons: Readonly<Record<RunPageAction, string>> = {
  launchAgain: 'debug-rerun',
  snooze: 'clock',
  resume: 'play',
  rename: 'edit',
  setDueDate: 'calendar',
  markUrgent: 'flame',
  markNotUrgent: 'flame',
  returnToTask: 'discard',
  finish: 'stop-circle',
  delete: 'trash',
};

function commands({ view, strings, copied, post, openComment }: RunContext): TemplateResult {
  const buttons: readonly (CommandButton | undefined)[] = [
    {
      label: view.refreshing ? strings.refreshing : strings.refresh,
      icon: 'refresh',
      busy: view.refreshing,
      press: () => {
        post({ type: 'refresh' });
      },
    },
    view.inBrowser
      ? {
          label: strings.openInBrowser,
          icon: 'link-external',
          press: () => {
            post({ type: 'openInBrowser' });
          },
        }
      : undefined,
    takesComments(view.run)
      ? { id: commentButtonId, label: strings.comment, icon: 'comment', press: openComment }
      : undefined,
    {
      label: copied ? strings.copied : strings.copyProcessId,
      icon: copied ? 'check' : 'copy',
      press: () => {
        post({ type: 'copyId' });
      },
    },
    ...view.actions.map((action) => ({
      label: strings.actions[action],
      icon: actionIcons[action],
      press: () => {
        post({ type: 'manage', action });
      },
    })),
  ];
  return html`<div class="buttons commands">
    ${buttons.map((button) => (button === undefined ? nothing : commandButton(button)))}
  </div>`;
}

/** The run's name and state, and the buttons for its changes. */
export function header(context: RunContext): TemplateResult {
  const { view, strings, post } = context;
  const { run } = view;
  return html`
    <header>
      <div class="title">
        <h1 dir="auto">${run.name}</h1>
        ${accountChip(view.account, strings)}
      </div>
      <p class="state-line">
        <span class="run-state">${runIcon(run.state)}${strings.runStates[run.state]}</span>
        ${urgentMark(run.urgent, strings)}
      </p>
      ${staleNote(view, strings, (action) => {
        post({ type: 'act', action });
      })}
      ${facts(context)} ${commands(context)} ${commentBox(context)} ${description(run.description)}
    </header>
  `;
}
