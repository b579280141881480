import { runId, runTaskId, workflowId } from '../../../src/core/base/ids.ts';
import type { RunEvent } from '../../../src/core/runs/runEvent.ts';
import type { Performer, RunDetail, RunTask } from '../../../src/core/runs/run.ts';
import type { LoadedRun } from '../../../src/protocol/runPage.ts';

/** A moment that tests use, in milliseconds since 1970. */
export const morning = Date.UTC(2026, 10, 23, 8, 30);

export const performerOf = (name: string, some: Partial<Performer> = {}): Performer => ({
  kind: 'person',
  name,
  completed: false,
  isMe: false,
  ...some,
});

export const runTaskOf = (number: number, some: Partial<RunTask> = {}): RunTask => ({
  id: runTaskId(String(100 + number)),
  name: `Task ${number}`,
  number,
  state: 'pending',
  performers: [],
  startedAt: undefined,
  completedAt: undefined,
  dueAt: undefined,
  checklist: { total: 0, marked: 0 },
  ...some,
});

export const runOf = (some: Partial<RunDetail> = {}): RunDetail => ({
  id: runId('4711'),
  name: 'Onboarding of Acme',
  state: 'running',
  workflow: { id: workflowId('7'), name: 'Onboarding' },
  urgent: false,
  startedAt: morning,
  completedAt: undefined,
  dueAt: undefined,
  startedBy: 'Ada Lovelace',
  tasks: [],
  description: '',
  values: [],
  finalizable: false,
  changeable: true,
  ...some,
});

export const eventOf = (id: number, some: Partial<RunEvent> = {}): RunEvent => ({
  id: String(id),
  kind: 'comment',
  at: morning,
  by: 'Ada Lovelace',
  target: undefined,
  text: '',
  task: undefined,
  ...some,
});

/** The host's view of a run without a change under way. */
export const loadedRun = (run: RunDetail = runOf(), some: Partial<LoadedRun> = {}): LoadedRun => ({
  state: 'ready',
  account: { label: 'api.pneumatic.app', demo: false },
  inBrowser: true,
  refreshing: false,
  stale: undefined,
  comment: { phase: 'idle' },
  run,
  actions: [],
  subRuns: [],
  log: { events: [], hasMore: false, loading: false, notice: undefined },
  ...some,
});
