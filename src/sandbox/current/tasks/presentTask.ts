import type { Run, RunTask } from '../../model/runs.ts';
import type { Workflow } from '../../model/workflows.ts';
import { mayOnlyLook } from '../access.ts';
import { presentChecklists } from './checklists.ts';
import type { ValueContext } from '../values/fieldValue.ts';
import { definitionOf } from '../../rules/flow.ts';
import { isSince } from '../generation.ts';
import { statusNumbers, presentRunItem } from '../runs/presentRun.ts';
import { taskApiName } from '../templates/presentTemplate.ts';
import { presentOutput, presentOutputSets } from '../values/presentValues.ts';
import { type TaskRequest, workflowOf } from '../runs/runRequest.ts';
import { countChecked, presentDelay, presentPerformers, taskTexts } from './taskParts.ts';
import { asSeconds, asSecondsOrNull } from '../values/time.ts';

/** A task in a task list. */
export const presentTaskItem = (
  run: Run,
  task: RunTask,
  workflow: Workflow,
  context: ValueContext,
): object => ({
  id: task.id,
  name: taskTexts(run, workflow, context)(task).name,
  api_name: taskApiName({ id: task.taskId }),
  workflow_name: run.name,
  due_date_tsp: asSecondsOrNull(task.dueAt),
  date_started_tsp: asSecondsOrNull(task.startedAt),
  date_completed_tsp: asSecondsOrNull(task.completedAt),
  template_id: workflow.deleted ? null : workflow.id,
  template_task_api_name: taskApiName({ id: task.taskId }),
  is_urgent: run.urgent,
  status: task.status,
});

/** A task with all its details. */
export function presentTask(request: TaskRequest): object {
  const { store, asker, run, task, workflow, context } = request;
  const definition = definitionOf(workflow, task);
  const { name, description } = taskTexts(run, workflow, context)(task);
  return {
    id: task.id,
    name,
    api_name: taskApiName({ id: task.taskId }),
    description,
    workflow: presentRunOf(run, workflow),
    contains_comments: store
      .events(run.id)
      .some(({ taskId, kind }) => taskId === task.id && kind === 'commented'),
    require_completion_by_all: definition.completedByAll,
    output: presentOutput(task, definition.fields, context),
    // This property was added in v7.1.
    ...(isSince(context.generation, 'v7') && {
      fieldsets: presentOutputSets(task, definition, context),
    }),
    delay: presentDelay(run, task),
    date_started_tsp: asSecondsOrNull(task.startedAt),
    date_completed_tsp: asSecondsOrNull(task.completedAt),
    due_date_tsp: asSecondsOrNull(task.dueAt),
    is_completed: task.status === 'completed',
    performers: presentPerformers(task),
    is_urgent: run.urgent,
    ...countChecked(task, definition),
    checklists: presentChecklists(definition, task),
    sub_workflows: presentParts(request),
    status: task.status,
    revert_tasks: presentEarlier(request),
    is_read_only_viewer: mayOnlyLook(asker, run, workflow),
  };
}

const presentRunOf = (run: Run, workflow: Workflow): object => ({
  id: run.id,
  status: statusNumbers[run.status],
  name: run.name,
  template_name: workflow.name,
  date_created_tsp: asSeconds(run.launchedAt),
  date_completed_tsp: asSecondsOrNull(run.completedAt),
});

const presentParts = ({ store, task, context }: TaskRequest): readonly object[] =>
  store
    .runsWithin(task.id)
    .map((part) => presentRunItem(part, workflowOf(store, part), context, []));

/** The task that an active one can be returned to. */
function presentEarlier(request: TaskRequest): readonly object[] {
  const earlier = taskBefore(request);
  if (!earlier) return [];
  const { name } = taskTexts(request.run, request.workflow, request.context)(earlier);
  return [{ id: earlier.id, name, api_name: taskApiName({ id: earlier.taskId }) }];
}

/** The last earlier task that was worked on. */
export const taskBefore = ({ run, task }: Pick<TaskRequest, 'run' | 'task'>): RunTask | undefined =>
  run.tasks.slice(0, run.tasks.indexOf(task)).findLast(({ status }) => status === 'completed');
