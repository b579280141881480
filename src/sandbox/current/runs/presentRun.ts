import type { Workflow } from '../../model/workflows.ts';
import type { Run } from '../../model/runs.ts';
import { type Asker, mayOnlyLook } from '../access.ts';
import type { ValueContext } from '../values/fieldValue.ts';
import { presentKickoffValues } from '../values/presentValues.ts';
import { taskApiName } from '../templates/presentTemplate.ts';
import { countChecked, presentDelay, presentPerformers, taskTexts } from '../tasks/taskParts.ts';
import { asSeconds, asSecondsOrNull } from '../values/time.ts';

/** The service's numbers for the states of a run. */
export const statusNumbers = { running: 0, done: 1, snoozed: 3 } as const;

/** A run with all its details. */
export const presentRun = (
  run: Run,
  workflow: Workflow,
  asker: Asker,
  context: ValueContext,
): object => ({
  ...runHead(run, workflow, context),
  template: workflow.deleted
    ? null
    : { ...templateHead(workflow), wf_name_template: workflow.nameTemplate },
  is_read_only_viewer: mayOnlyLook(asker, run, workflow),
  tasks: presentTasks(run, workflow, context),
  kickoff: presentKickoffValues(run, workflow.kickoff, context),
});

/** A run in a list: its tasks are in no order, and its form is left out. */
export const presentRunItem = (
  run: Run,
  workflow: Workflow,
  context: ValueContext,
  fields: readonly object[],
): object => ({
  ...runHead(run, workflow, context),
  template: workflow.deleted ? null : templateHead(workflow),
  tasks: presentTasks(run, workflow, context).toReversed(),
  fields,
});

const templateHead = ({ id, name, active }: Workflow): object => ({ id, name, is_active: active });

const runHead = (run: Run, workflow: Workflow, { groups }: ValueContext): object => ({
  id: run.id,
  name: run.name,
  status: statusNumbers[run.status],
  description: workflow.description,
  finalizable: workflow.finalizable,
  is_external: false,
  is_urgent: run.urgent,
  is_legacy_template: workflow.deleted,
  date_created_tsp: asSeconds(run.launchedAt),
  date_completed_tsp: asSecondsOrNull(run.completedAt),
  due_date_tsp: asSecondsOrNull(run.dueAt),
  workflow_starter: run.launchedBy,
  ancestor_task_id: run.ancestorTask,
  legacy_template_name: workflow.deleted ? workflow.name : null,
  owners: ownerIds(workflow, groups),
});

/** The ids of all owners of the workflow, direct or through a group, in no order. */
const ownerIds = (workflow: Workflow, groups: ValueContext['groups']): readonly number[] => [
  ...new Set(
    workflow.roles
      .filter(({ role }) => role === 'owner')
      .flatMap(({ type, id }) =>
        type === 'user' ? [id] : (groups.find((group) => group.id === id)?.members ?? []),
      ),
  ),
];

function presentTasks(run: Run, workflow: Workflow, context: ValueContext): readonly object[] {
  const textOf = taskTexts(run, workflow, context);
  const shown = run.tasks.filter(({ status }) => status !== 'skipped');
  return shown.map((task) => {
    const { name, description, definition } = textOf(task);
    return {
      id: task.id,
      name,
      api_name: taskApiName({ id: task.taskId }),
      description,
      number: definition?.number,
      delay: presentDelay(run, task),
      due_date_tsp: asSecondsOrNull(task.dueAt),
      date_started_tsp: asSecondsOrNull(task.startedAt),
      date_completed_tsp: asSecondsOrNull(task.completedAt),
      performers: presentPerformers(task),
      ...countChecked(task, definition),
      status: task.status,
    };
  });
}
