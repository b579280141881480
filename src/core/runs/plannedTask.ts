import type { Task } from '../workflows/workflow.ts';
import type { RunTask } from './run.ts';

/** What the workflow says about a task that has not started. */
export interface PlannedTask {
  /** Who will get it: people, groups, or the name of the field that says so. */
  readonly people: readonly string[];
  /** The tasks that it comes after, as the run calls them; undefined where that is unknown. */
  readonly after: readonly RunTask[] | undefined;
}

/** What the tasks of the workflow say about a task of a run; undefined where they do not know it. */
export function plannedTask(
  task: RunTask,
  ofRun: readonly RunTask[],
  ofWorkflow: readonly Task[],
): PlannedTask | undefined {
  const planned = ofWorkflow.find(({ number }) => number === task.number);
  if (!planned) return undefined;
  const numbers = planned.after?.map((id) => ofWorkflow.find((each) => each.id === id)?.number);
  return {
    people: planned.responsible.map(({ name }) => name),
    after: numbers && ofRun.filter(({ number }) => numbers.includes(number)),
  };
}
