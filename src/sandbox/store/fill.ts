import type { DatabaseSync } from 'node:sqlite';
import type { AccountContent } from '../model/content.ts';
import { addDataset } from './datasets.ts';
import { addGroup } from './groups.ts';
import { readLiveRuns } from './runs/liveRuns.ts';
import { putPerson } from './people.ts';
import { beginRun, finishRun } from './progress.ts';
import { insertRun } from './runs/runs.ts';
import { putWorkflow } from './workflows.ts';

/**
 * Fills a new file, or adds to an older one what later versions have.
 * @param version the version of the file before: 0 for a new one.
 */
export function fill(database: DatabaseSync, content: AccountContent, version: number): void {
  for (const person of content.people) putPerson(database, person);
  for (const workflow of content.workflows) putWorkflow(database, workflow);
  if (version < 1) for (const run of content.runs) insertRun(database, run);
  if (version < 2) fillProgress(database, content);
}

/** Version 2 adds groups and datasets, and the progress of each run. */
function fillProgress(database: DatabaseSync, content: AccountContent): void {
  for (const group of content.groups) addGroup(database, group);
  for (const dataset of content.datasets) addDataset(database, dataset);
  for (const run of readLiveRuns(database)) beginRun(database, run);
  // The first runs of each file are those of its content.
  for (const [index, run] of content.runs.entries()) {
    finishRun(database, index + 1, run.completedAt);
  }
}
