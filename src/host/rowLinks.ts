/** The names of rows of any view, and their pages in the web app. */
import { runId, runTaskId } from '../core/base/ids.ts';
import { hasStarted } from '../core/runs/run.ts';
import type { WebLinks } from './account/webLinks.ts';
import { isRunRecord } from './launches/runRecordItem.ts';
import { isStartedTask, pageItemOf } from './pageItem.ts';
import type { Reference } from './platform/reference.ts';
import { isRunRow } from './runs/runRow.ts';
import { isMyTaskRow } from './tasks/taskRow.ts';
import { type ActedRow, isWorkflowRow } from './workflows/workflowRow.ts';

/** The id and name that a row stands for; those of its workflow for a form. */
export function namedBy(row: unknown): Reference | undefined {
  const part = pageItemOf(row);
  if (part) return part;
  if (isMyTaskRow(row)) return row.task;
  if (isRunRecord(row)) return row;
  if (isRunRow(row)) {
    if (row.type === 'moreRuns') return undefined;
    return row.type === 'runTask' ? row.task : row.run;
  }
  return isWorkflowRow(row) ? namedInWorkflow(row) : undefined;
}

function namedInWorkflow(row: ActedRow) {
  switch (row.type) {
    case 'workflow':
    case 'form':
      return row.workflow;
    case 'field':
      return row.field;
    case 'task':
      return row.task;
    case 'savedLaunch':
    case 'hiddenTasks':
    case 'failure':
      return undefined;
  }
}

/**
 * The page of a row in the web app; undefined where it has none.
 * @param whose `own`: a part of a workflow, which has no page of its own, has none.
 */
export async function linkOf(
  links: WebLinks,
  row: unknown,
  whose: 'own' | 'nearest',
): Promise<string | undefined> {
  const part = pageItemOf(row);
  if (part?.webviewSection === 'run') return links.run(runId(part.id));
  if (part) return isStartedTask(part) ? links.task(runTaskId(part.id)) : undefined;
  if (isMyTaskRow(row)) return links.task(row.task.id);
  if (isRunRecord(row)) return links.run(row.id, row.account.id);
  if (isRunRow(row)) {
    if (row.type === 'moreRuns') return undefined;
    if (row.type !== 'runTask') return links.run(row.run.id);
    // A task that has never started has no page.
    return hasStarted(row.task) ? links.task(row.task.id) : undefined;
  }
  if (!isWorkflowRow(row) || row.type === 'failure') return undefined;
  const isWhole = row.type === 'workflow' || row.type === 'form';
  return isWhole || whose === 'nearest' ? links.workflow(row.workflow.id) : undefined;
}
