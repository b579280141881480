import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Run, RunTask } from '../model/runs.ts';
import type { Found, Window } from './runs/findRuns.ts';
import { sinceStart } from './events.ts';
import { readRunsById } from './runs/liveRuns.ts';

/** Whose tasks are wanted, and which. Properties that are left out do not restrict them. */
export interface TaskQuery {
  readonly person: number;
  /** The ids of the person's groups. */
  readonly groups: readonly number[];
  /** Whether completed tasks are wanted, instead of open ones. */
  readonly completed: boolean;
  readonly workflow?: number | undefined;
  /** The id of the workflow's task. */
  readonly task?: number | undefined;
  readonly words?: readonly string[] | undefined;
}

/** The order of listed tasks; urgent ones first by default. */
export type TaskOrder =
  'date' | '-date' | 'overdue' | '-overdue' | 'completed' | '-completed' | 'urgent';

/** A task of a run, with the run. */
export interface TaskOfRun {
  readonly task: RunTask;
  readonly run: Run;
}

const orders: Readonly<Record<TaskOrder, string>> = {
  date: 'run_task.started_at, run_task.id',
  '-date': 'run_task.started_at DESC, run_task.id DESC',
  overdue: 'run_task.due_at IS NULL, run_task.due_at, run_task.id',
  '-overdue': 'run_task.due_at IS NULL, run_task.due_at DESC, run_task.id DESC',
  completed: 'run_task.completed_at IS NULL, run_task.completed_at, run_task.id',
  '-completed': 'run_task.completed_at IS NULL, run_task.completed_at DESC, run_task.id DESC',
  urgent: 'run.urgent DESC, run_task.started_at DESC, run_task.id DESC',
};

const rowsSchema = v.array(v.object({ id: v.number(), run_id: v.number() }));

const rank = `word_rank(run.name || ' ' || coalesce(run_task.name, ''), $words)`;

/** In a group, each member does a part of their own. */
const hasDone = `EXISTS (SELECT 1 FROM run_event
  WHERE kind = 'taskCompleted' AND person_id = $person AND ${sinceStart('run_task.id')})`;

const select = (query: TaskQuery): string => `
  SELECT DISTINCT run_task.id, run_task.run_id
  FROM run_performer
  JOIN run_task ON run_task.id = run_task_id
  JOIN run ON run.id = run_id
  WHERE (type = 'user' AND source_id = $person OR
         type = 'group' AND source_id IN (SELECT value FROM json_each($groups)))
    AND ${
      query.completed
        ? `(run_task.status = 'completed' OR run_performer.completed_at IS NOT NULL OR ${hasDone})`
        : "run_task.status = 'active' AND run.status = 'running' AND " +
          `run_performer.completed_at IS NULL AND NOT ${hasDone}`
    }
    AND ($workflow IS NULL OR workflow_id = $workflow)
    AND ($task IS NULL OR task_id = $task)
    AND ($words IS NULL OR ${rank} > 0)`;

/** Finds a person's tasks; only those of the window are read whole. */
export function findTasks(
  database: DatabaseSync,
  query: TaskQuery,
  order: TaskOrder,
  window: Window,
): Found<TaskOfRun> {
  const best = query.words ? `${rank} DESC, ` : '';
  const rows = database.prepare(`${select(query)} ORDER BY ${best}${orders[order]}`).all({
    person: query.person,
    groups: JSON.stringify(query.groups),
    workflow: query.workflow ?? null,
    task: query.task ?? null,
    words: query.words ? JSON.stringify(query.words) : null,
  });
  const found = v.parse(rowsSchema, rows);
  const wanted = window ? found.slice(window.offset, window.offset + window.limit) : found;
  const runs = new Map(
    readRunsById(database, [...new Set(wanted.map(({ run_id: id }) => id))]).map(
      (run) => [run.id, run] as const,
    ),
  );
  const items = wanted.flatMap((row) => {
    const run = runs.get(row.run_id);
    const task = run?.tasks.find(({ id }) => id === row.id);
    return run && task ? [{ run, task }] : [];
  });
  return { count: found.length, items };
}
