import type { TemplateResult } from 'lit';
import type { RunState, TaskState } from '../../core/runs/run.ts';
import { icon } from '../page/icon.ts';

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
