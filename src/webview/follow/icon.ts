import { type TemplateResult, html } from 'lit';
import type { RunState, TaskState } from '../../core/runs/run.ts';

/** A picture for the eye alone: what it says is said in words beside it. */
export const icon = (name: string, kind = ''): TemplateResult =>
  html`<span class="codicon codicon-${name} ${kind}" aria-hidden="true"></span>`;

const runIcons: Readonly<Record<RunState, string>> = {
  running: 'play-circle',
  snoozed: 'clock',
  done: 'pass-filled',
  unknown: 'question',
};

const taskIcons: Readonly<Record<TaskState, string>> = {
  pending: 'circle-large',
  active: 'play-circle',
  completed: 'pass-filled',
  snoozed: 'clock',
  skipped: 'debug-step-over',
  notDone: 'circle-slash',
  unknown: 'question',
};

export const runIcon = (state: RunState): TemplateResult =>
  icon(runIcons[state], `state ${state === 'done' ? 'completed' : state}`);

export const taskIcon = (state: TaskState): TemplateResult =>
  icon(taskIcons[state], `state ${state}`);
