import type { Task, Workflow } from '../../model/workflows.ts';
import type { Run, RunTask } from '../../model/runs.ts';
import type { ValueContext } from '../values/fieldValue.ts';
import { interpolate } from '../../rules/interpolate.ts';
import { runTexts } from '../values/kickoffTexts.ts';
import { asDuration, asSeconds, asSecondsOrNull } from '../values/time.ts';

/** The name and description of a run's task. */
export interface TaskText {
  readonly name: string;
  readonly description: string;
  /** The workflow's definition of the task. */
  readonly definition: Task | undefined;
}

/** The texts of a task; once it has started, they contain the values of fields. */
export function taskTexts(
  run: Run,
  workflow: Workflow,
  context: ValueContext,
): (task: RunTask) => TaskText {
  const texts = runTexts(run, workflow, context);
  return (task) => {
    const definition = workflow.tasks.find(({ id }) => id === task.taskId);
    const fill = (text: string): string =>
      task.startedAt === null ? text : interpolate(text, texts);
    return {
      name: task.name ?? fill(definition?.name ?? ''),
      description: task.description ?? fill(definition?.description ?? ''),
      definition,
    };
  };
}

/** The performers of a task, in no order. */
export const presentPerformers = ({ performers }: RunTask): readonly object[] =>
  performers.toReversed().map(({ type, id, completedAt }) => ({
    source_id: id,
    type,
    is_completed: completedAt !== null,
    date_completed_tsp: asSecondsOrNull(completedAt),
  }));

/** The number of checklist items, and how many of them are ticked. */
export const countChecked = (task: RunTask, definition: Task | undefined): object => ({
  checklists_total: definition?.checklists.flatMap(({ items }) => items).length ?? 0,
  checklists_marked: task.checked.length,
});

/** The snooze of a task; null if it is not snoozed. */
export const presentDelay = (run: Run, task: RunTask): object | null =>
  task.status === 'snoozed' && run.wakesAt !== null && task.startedAt !== null
    ? delayBetween(task.id, task.startedAt, run.wakesAt)
    : null;

/** A snooze in the service's form; both times are ISO 8601, in UTC. */
export const delayBetween = (id: number, start: string, end: string): object => ({
  id,
  duration: asDuration((Date.parse(end) - Date.parse(start)) / 1000),
  start_date: start,
  start_date_tsp: asSeconds(start),
  end_date: null,
  end_date_tsp: null,
  estimated_end_date: end,
  estimated_end_date_tsp: asSeconds(end),
});
