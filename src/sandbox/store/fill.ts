import type { DatabaseSync } from 'node:sqlite';
import type { AccountContent } from '../model/content.ts';
import { addDataset } from './datasets.ts';
import { addGroup } from './groups.ts';
import { readLiveRuns } from './runs/liveRuns.ts';
import { putPerson } from './people.ts';
import { addTasks } from './runs/runTasks.ts';
import { insertRun } from './runs/runs.ts';
import { putWorkflow } from './workflows.ts';

/**
 * Fills a new file, or adds to an older one what later versions have.
 * @param version the version of the file before: 0 for a new one.
 * @param start starts a run that has its tasks.
 */
export function fill(
  database: DatabaseSync,
  content: AccountContent,
  version: number,
  start: (runId: number) => void,
): void {
  for (const person of content.people) putPerson(database, person);
  for (const workflow of content.workflows) putWorkflow(database, workflow);
  if (version < 1) for (const run of content.runs) insertRun(database, run);
  if (version < 2) fillProgress(database, content, start);
}

/** Version 2 adds groups and datasets, and the progress of each run. */
function fillProgress(
  database: DatabaseSync,
  content: AccountContent,
  start: (runId: number) => void,
): void {
  for (const group of content.groups) addGroup(database, group);
  for (const dataset of content.datasets) addDataset(database, dataset);
  for (const run of readLiveRuns(database)) {
    addTasks(database, run);
    start(run.id);
  }
  // The first runs of each file are those of its content.
  for (const [index, run] of content.runs.entries()) {
    finishRun(database, index + 1, run.completedAt);
  }
}

/** Ends a run with all of its tasks done. */
function finishRun(database: DatabaseSync, id: number, at: string): void {
  database
    .prepare(
      `UPDATE run_task
       SET status = 'completed', started_at = coalesce(started_at, ?), completed_at = ?
       WHERE run_id = ? AND status <> 'skipped'`,
    )
    .run(at, at, id);
  database
    .prepare(
      `UPDATE run_performer SET completed_at = ?
       WHERE run_task_id IN (SELECT id FROM run_task WHERE run_id = ?)`,
    )
    .run(at, id);
  database.prepare(`UPDATE run SET status = 'done', completed_at = ? WHERE id = ?`).run(at, id);
}
